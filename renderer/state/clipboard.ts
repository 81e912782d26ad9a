import * as v from 'valibot';
import type { Clip } from '../../shared/document/clip';

const record = v.object({
  id: v.string(),
  model: v.string(),
  fields: v.record(v.string(), v.unknown()),
});
const clip = v.object({
  format: v.literal('stagecraft/records'),
  records: v.array(record),
  needs: v.array(record),
});

/** Copied records from the clipboard's text; undefined where it holds anything else. */
export function readClip(text: string): Clip | undefined {
  try {
    const parsed = v.safeParse(clip, JSON.parse(text));
    return parsed.success ? (parsed.output as Clip) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text that was not copied here is meant as a blueprint, or as entries of one. */
export function looksLikeBlueprint(text: string): boolean {
  return /^[ \t[{"'-]*entries["']?[ \t]*:/m.test(text);
}
