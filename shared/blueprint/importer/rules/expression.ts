import { pythonSyntaxError } from '../python-syntax';
import type { ImporterRule } from './rule';

/**
 * The server compiles expressions when they are saved. What brackets, strings and indentation show is found here;
 * other syntax errors only a Python can tell.
 */
export const expression: ImporterRule = {
  check: ({ model, values }) => {
    const text = values.expression;
    const isCompiled = model.fields.some(({ name, type }) => name === 'expression' && type === 'python');
    if (!isCompiled || typeof text !== 'string') return [];
    const problem = pythonSyntaxError(text);
    return problem === undefined
      ? []
      : [{ code: 'expression-syntax', message: `Expression Syntax Error: ${problem}`, field: 'expression' }];
  },
};
