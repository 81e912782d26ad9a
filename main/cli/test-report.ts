import { byPart, type Difference, type Part } from '../../shared/simulate/scenario/compare';
import type { Json } from '../../shared/kernel/json';
import { diagnosticLine } from './output';
import type { TestResult } from './scenario-task';

type Totals = Readonly<Record<Part, readonly [ok: number, of: number]>>;

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly parts: Totals;
  readonly scenarios: readonly ScenarioReport[];
}

interface ScenarioReport {
  readonly name: string;
  readonly path: string;
  readonly status: TestResult['status'];
  readonly parts: Totals;
  readonly difference?: string;
  readonly unknown?: string;
}

/** The report of `test --json`. */
export function testReport(results: readonly TestResult[]): TestReport {
  const count = (status: TestResult['status']): number =>
    results.filter((result) => result.status === status).length;
  const totals: Totals = byPart((part) =>
    results.reduce<[number, number]>(
      ([ok, of], result) => [ok + result.parts[part][0], of + result.parts[part][1]],
      [0, 0],
    ),
  );
  return {
    passed: count('passed'),
    failed: count('failed'),
    unknown: count('unknown'),
    parts: totals,
    scenarios: results.map(scenarioReport),
  };
}

function scenarioReport(result: TestResult): ScenarioReport {
  const { name, path, status, unknown } = result;
  const text = differenceText(result);
  return {
    name,
    path,
    status,
    parts: result.parts,
    ...(text === '' ? {} : { difference: text }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

const mostDifferences = 5;

/** What does not match, in a few lines. */
export function differenceText({ problems, differences }: TestResult): string {
  if (problems) return problems.map(diagnosticLine).join('\n');
  const shown = differences.slice(0, mostDifferences).map(oneDifference);
  const more = differences.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function oneDifference({ part, step, path, expected, actual }: Difference): string {
  const place = [step === undefined ? '' : `step ${step}, `, part, path === '' ? '' : ` at ${path}`].join('');
  return `${place}:\n  expected ${valueText(expected)}\n  got      ${valueText(actual)}`;
}

const longest = 400;

function valueText(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The report in the form that build servers read. */
export function junitReport(results: readonly TestResult[]): string {
  const { failed, unknown } = testReport(results);
  const cases = results.map((result) => {
    const open = `<testcase name="${escaped(result.name)}" classname="${escaped(result.path)}"`;
    if (result.status === 'passed') return `  ${open}/>`;
    const body =
      result.status === 'unknown'
        ? `<skipped message="${escaped(result.unknown ?? '')}"/>`
        : `<failure message="does not match">${escaped(differenceText(result))}</failure>`;
    return `  ${open}>${body}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="scenarios" tests="${results.length}" failures="${failed}" skipped="${unknown}">`,
    ...cases,
    '</testsuite>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
  return (
    text
      .replace(/[<>&"]/g, (symbol) => names[symbol] ?? symbol)
      // XML has no way to write these.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
  );
}
