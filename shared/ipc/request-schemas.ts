import * as v from 'valibot';
import { releases } from '../authentik/release';
import type { Diff } from '../document/diff';
import type { RequestName, Requests } from './contract';
import { diffProblem, isDiff, valueProblem } from './record-shape';

/** The shape that each request must have; the types are held against the contract below. */
type RequestSchemas = {
  readonly [Name in RequestName]: v.GenericSchema<Requests[Name]['request']>;
};

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const title = v.pipe(v.string(), v.maxLength(5_000));
const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4_096),
  v.check((text) => !text.includes('\0'), 'A path has no zero bytes.'),
);
/** Larger files cannot come from `files.open` either. */
const text = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));
const release = v.picklist(releases);
const nothing = v.undefined();
const workspace = v.strictObject({ workspaceId: id });

const diff = v.custom<Diff>(isDiff, (issue) => `The diff is malformed: ${diffProblem(issue.input)}`);
const setting = v.custom<unknown>(
  (value) => valueProblem(value) === undefined,
  (issue) => `The setting is malformed: ${valueProblem(issue.input)}`,
);

const schemas = {
  'app.info': nothing,
  'store.notices': nothing,
  'workspaces.list': nothing,
  'workspaces.create': v.strictObject({ name, release }),
  'workspaces.update': v.strictObject({
    workspaceId: id,
    name: v.exactOptional(name),
    release: v.exactOptional(release),
  }),
  'workspaces.delete': workspace,
  'workspaces.deleted': nothing,
  'workspaces.restore': workspace,
  'workspaces.erase': workspace,
  'workspaces.open': workspace,
  'workspaces.commit': v.strictObject({
    workspaceId: id,
    commitId: id,
    baseRevision: revision,
    title,
    kind: v.picklist(['edit', 'undo', 'redo', 'load', 'sync']),
    of: v.exactOptional(id),
    group: v.exactOptional(id),
    diff,
  }),
  'workspaces.history': v.strictObject({
    workspaceId: id,
    before: v.exactOptional(revision),
    limit: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000)),
  }),
  'backups.list': nothing,
  'backups.restore': v.strictObject({ backupId: id }),
  'files.open': nothing,
  'files.choose': v.strictObject({ what: v.picklist(['files', 'folder']) }),
  'files.read': v.strictObject({ paths: v.pipe(v.array(path), v.maxLength(1_000)) }),
  'files.write': v.strictObject({ path, text, expected: v.exactOptional(text) }),
  'files.saveAs': v.strictObject({ suggestedName: v.pipe(v.string(), v.maxLength(255)), text }),
  'settings.read': nothing,
  'settings.write': v.strictObject({ key: v.pipe(v.string(), v.regex(/^[\w.:/-]{1,100}$/)), value: setting }),
  'window.title': v.strictObject({ title, unsaved: v.boolean() }),
  'window.new': v.strictObject({ workspaceId: v.exactOptional(id) }),
  'window.painted': nothing,
} satisfies RequestSchemas;

type Keys<Value> = Value extends object ? keyof Value : never;

/** Fields of the contract that no schema names: a strict object would refuse them. */
type Forgotten = {
  [Name in RequestName]: Exclude<
    Keys<Requests[Name]['request']>,
    Keys<v.InferOutput<(typeof schemas)[Name]>>
  >;
}[RequestName];

const complete: [Forgotten] extends [never] ? true : Forgotten = true;

export const requestSchemas: RequestSchemas = complete && schemas;

export function isRequestName(value: unknown): value is RequestName {
  return typeof value === 'string' && Object.hasOwn(requestSchemas, value);
}

/** What is wrong with a message that claims to be this request, in one line; undefined where nothing is. */
export function requestProblem(request: RequestName, payload: unknown): string | undefined {
  const result = v.safeParse(requestSchemas[request], payload, { abortEarly: true });
  if (result.success) return undefined;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  return place === null ? issue.message : `${place}: ${issue.message}`;
}
