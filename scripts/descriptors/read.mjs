// Reads one OpenAPI document: which models there are, and what may be written to each.

const refName = (reference) => reference.slice(reference.lastIndexOf('/') + 1);

/** Schema of a property with references followed, and what stands beside the reference kept. */
function resolve(document, property) {
  const { $ref, allOf, ...beside } = property;
  const reference = $ref ?? allOf?.[0]?.$ref;
  if (reference === undefined) return property;
  return { ...document.components.schemas[refName(reference)], ...beside };
}

const scalarTypes = { integer: 'integer', number: 'number', boolean: 'boolean' };
const formatTypes = { uuid: 'uuid', uri: 'url', email: 'email', 'date-time': 'datetime' };
const slugPattern = '^[-a-zA-Z0-9_]+$';

function scalarType(schema) {
  if (schema.enum) return 'choice';
  if (schema.type in scalarTypes) return scalarTypes[schema.type];
  if (schema.type !== 'string') return 'json';
  if (schema.format in formatTypes) return formatTypes[schema.format];
  if (schema.pattern === slugPattern) return 'slug';
  return /\(Format: ?hours=/.test(schema.description ?? '') ? 'duration' : 'text';
}

const words = (name) => {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const limits = (schema) => ({
  ...(schema.type === 'string' && schema.minLength > 1 && { minLength: schema.minLength }),
  ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
  ...(schema.minimum !== undefined && { minimum: schema.minimum }),
  ...(schema.maximum !== undefined && { maximum: schema.maximum }),
  ...(schema.pattern !== undefined && schema.pattern !== slugPattern && { pattern: schema.pattern }),
});

const blankable = new Set(['text', 'slug', 'url', 'email', 'duration']);

const mayBeBlank = (schema, type) => blankable.has(type) && !schema.minLength;

function listField(document, schema) {
  const item = resolve(document, schema.items);
  if (item.enum) return { type: 'choices', choices: item.enum };
  if (item.type === 'object' && item.properties) {
    return { type: 'list', items: 'json', itemFields: writableFields(document, item) };
  }
  return { type: 'list', items: scalarType(item), ...limits(item) };
}

function field(document, name, { property, required }) {
  const schema = resolve(document, property);
  const isList = schema.type === 'array';
  const type = isList ? listField(document, schema) : { type: scalarType(schema), ...limits(schema) };
  return {
    name,
    label: schema.title ?? words(name),
    ...type,
    ...(required && { required: true }),
    ...(schema.nullable && { nullable: true }),
    ...(schema.writeOnly && { writeOnly: true }),
    // A required list may not be empty: Django REST framework refuses it for a column that is not `blank`.
    ...((isList ? !required : mayBeBlank(schema, type.type)) && {
      allowBlank: true,
    }),
    ...('default' in schema && { default: schema.default }),
    ...(!isList && schema.enum && { choices: schema.enum }),
    ...(schema.description && { help: schema.description }),
  };
}

function writableFields(document, schema) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => !property.readOnly)
    .map(([name, property]) => field(document, name, { property, required: required.has(name) }));
}

/** Path below /api/v3 that lists or creates objects with one of these schemas. */
function apiPath(document, names) {
  const mentions = (value) => names.some((name) => JSON.stringify(value ?? {}).includes(`/schemas/${name}"`));
  const paths = Object.entries(document.paths);
  const creating = paths.filter(([path, { post }]) => !path.includes('{') && mentions(post?.requestBody));
  const changing = paths.filter(([path, { put, get }]) => path.includes('{') && mentions(put ?? get));
  const found = (creating.length > 0 ? creating : changing).map(([path]) => path.split('{')[0]);
  return found.sort((left, right) => left.length - right.length)[0];
}

/** `AuthenticatorSMSStage` -> `Authenticator SMS Stage`. */
const spaced = (name) =>
  name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2');

/**
 * The models that blueprints may hold: those that the event matcher policy may name. Answers a map from the
 * blueprint model name to label, API path, writable fields and names of read-only fields.
 */
export function readModels(document) {
  const { schemas } = document.components;
  const byLowerCase = new Map(Object.keys(schemas).map((name) => [name.toLowerCase(), name]));
  return new Map(
    schemas.ModelEnum.enum.map((model) => {
      const name = model.split('.')[1];
      const answer = byLowerCase.get(name);
      const request = byLowerCase.get(`${name}request`);
      const names = [request, answer].filter((known) => known !== undefined);
      const fields = names.length > 0 ? writableFields(document, schemas[names[0]]) : [];
      const written = new Set(fields.map((known) => known.name));
      const readOnly = Object.keys(schemas[answer]?.properties ?? {}).filter((known) => !written.has(known));
      const label = spaced(answer ?? name);
      return [model, { label, apiPath: apiPath(document, names), fields, readOnly }];
    }),
  );
}
