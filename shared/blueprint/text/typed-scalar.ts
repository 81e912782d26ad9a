import { Scalar } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import { plainScalar, readFloat, readInteger } from './plain-scalar';
import type { ScalarMeaning } from './plain-scalar';

interface Explicit {
  readonly kind: 'explicit';
  /** Type without its prefix: `int`. */
  readonly name: string;
  readonly value: string;
}

/** Unquoted, so that its text decides what it is. */
export function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === Scalar.PLAIN;
}

/**
 * A scalar's text. PyYAML ends a block text at the end of a file that lacks the last line feed; the `yaml`
 * package adds one.
 */
export function textOf(node: Scalar): string {
  const text = node.source ?? '';
  if (node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED) return text;
  const token = node.srcToken;
  const whole = token?.type !== 'block-scalar' || token.source === '' || token.source.endsWith('\n');
  return whole || !text.endsWith('\n') ? text : text.slice(0, -1);
}

/** The plain value of a scalar's meaning; what JSON has no word for becomes a TaggedValue of a YAML type. */
export function typedScalar(
  meaning: ScalarMeaning | Explicit,
  report: (message: string) => void,
): FieldValue {
  switch (meaning.kind) {
    case 'explicit':
      return explicitScalar(meaning, report);
    case 'broken':
      report(meaning.value);
      return null;
    case 'merge':
    case 'equals':
      report(`authentik cannot read an unquoted "${meaning.value}" as a value. Put it in quotes.`);
      return meaning.value;
    case 'timestamp':
      return { $tag: '!!timestamp', value: meaning.value };
    case 'int':
      return typeof meaning.value === 'bigint'
        ? { $tag: '!!int', value: String(meaning.value) }
        : meaning.value;
    case 'float':
      return Number.isFinite(meaning.value)
        ? meaning.value
        : { $tag: '!!float', value: infinite(meaning.value) };
    case 'str':
    case 'null':
    case 'bool':
      return meaning.value;
  }
}

function infinite(value: number): string {
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

function explicitScalar({ name, value }: Explicit, report: (message: string) => void): FieldValue {
  const broken = (): null => {
    report(`"${value}" is no value of the type "!!${name}".`);
    return null;
  };
  switch (name) {
    case 'str':
      return value;
    case 'null':
      return null;
    case 'bool': {
      const meaning = plainScalar(value.toLowerCase());
      return meaning.kind === 'bool' ? meaning.value : broken();
    }
    case 'int':
      return typedScalar(readInteger(value), report);
    case 'float': {
      const number = readFloat(value);
      const isNan = value.toLowerCase().endsWith('nan');
      return Number.isNaN(number) && !isNan
        ? broken()
        : typedScalar({ kind: 'float', value: number }, report);
    }
    case 'timestamp':
      return plainScalar(value).kind === 'timestamp' ? { $tag: '!!timestamp', value } : broken();
    case 'binary':
      return isBase64(value) ? { $tag: '!!binary', value: value.replace(/\s+/g, '') } : broken();
    default:
      return broken();
  }
}

/** Python wants the padding too. */
function isBase64(text: string): boolean {
  return /^[\sA-Za-z0-9+/]*=*\s*$/.test(text) && text.replace(/\s+/g, '').length % 4 === 0;
}
