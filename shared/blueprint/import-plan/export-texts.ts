import type { TextToImport } from './plan';

/**
 * The blueprints in a file: the text itself, or those inside a JSON document of API answers (a server's exports kept
 * together). JSON that is a blueprint itself is one, as YAML has it.
 */
export function blueprintTexts({ path, text }: TextToImport): readonly TextToImport[] {
  if (!/^\s*[[{]/.test(text)) return [{ path, text }];
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return [{ path, text }];
  }
  if (isBlueprint(content)) return [{ path, text }];
  const found = [...exportsIn(content, '')];
  if (found.length === 0) return [{ path, text }];
  return found.map(({ name, text: inner }) => ({ path: `${path} › ${name}`, text: inner, file: path }));
}

function isBlueprint(content: unknown): boolean {
  return typeof content === 'object' && content !== null && !Array.isArray(content) && 'entries' in content;
}

/** Looks like what a server exports: a text of YAML with entries at its top. */
const exportText = /^(?:[^\S\n]*#[^\n]*\n|---[^\n]*\n)*(?:[\w"']+:[^\n]*\n(?:[ -][^\n]*\n|\n)*)*?entries:/;

function* exportsIn(
  content: unknown,
  way: string,
): Generator<{ readonly name: string; readonly text: string }> {
  if (typeof content === 'string') {
    if (content.includes('\n') && exportText.test(content)) yield { name: way, text: content };
    return;
  }
  if (typeof content !== 'object' || content === null) return;
  if (isBlueprint(content)) {
    yield { name: way, text: JSON.stringify(content) };
    return;
  }
  const exported = exchange(content);
  if (exported !== undefined) {
    yield* exportsIn(exported.body, exported.name);
    return;
  }
  for (const [key, item] of Object.entries(content)) {
    yield* exportsIn(item, way === '' ? key : `${way}.${key}`);
  }
}

/** A request with its answer, as recorders keep them. Of what is posted to a server nothing is taken. */
function exchange(content: object): { readonly name: string; readonly body: unknown } | undefined {
  const { request, response } = content as { request?: unknown; response?: unknown };
  if (typeof request !== 'object' || request === null) return undefined;
  if (typeof response !== 'object' || response === null) return undefined;
  const { path = '' } = request as { path?: unknown };
  const { body } = response as { body?: unknown };
  const slug = /\/instances\/([^/]+)\/export\//.exec(String(path))?.[1];
  return slug === undefined ? { name: String(path), body: null } : { name: slug, body };
}
