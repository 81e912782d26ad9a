import { Document, isMap, isScalar, visit } from 'yaml';
import type { Scenario } from './format';

/** The text of a scenario file; read again it says the same. In YAML, blueprints stand as blocks of text. */
export function writeScenario(scenario: Scenario, format: 'json' | 'yaml'): string {
  if (format === 'json') return `${JSON.stringify(scenario, null, 2)}\n`;
  const document = new Document(scenario);
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string' && node.value.includes('\n')) {
        node.type = 'BLOCK_LITERAL';
      }
    },
    Map(_key, node) {
      if (isMap(node) && node.items.length === 0) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
