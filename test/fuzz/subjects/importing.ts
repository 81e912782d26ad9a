import type { Release } from '../../../shared/authentik/release';
import { checkImport } from '../../../shared/blueprint/importer/check-import';
import type { PortableBlueprint } from '../../../shared/blueprint/portable/export-portable';
import { parseBlueprint } from '../../../shared/blueprint/text/parse-blueprint';
import type { Diagnostic } from '../../../shared/kernel/diagnostic';
import { exportFlow, exportRelease } from '../sample';
import type { Sample } from '../sample';
import type { Subject } from './subject';
import { refusalComplaints } from './subject';

const releases: readonly Release[] = ['2025.10', '2026.5'];

const check = (release: Release): Subject => ({
  name: `check ${release}`,
  complaints: ({ verdict, parsed, text }) => {
    const { importable, diagnostics } = verdict(release);
    if (!importable) return refusalComplaints('importing', diagnostics, text);
    return parsed().parsed ? [] : ['what cannot be read is importable'];
  },
});

const exporting: Subject = {
  name: 'export',
  complaints: ({ parsed, exported, flows }) =>
    parsed().parsed && exported().length !== flows().length ? ['a flow is not exported'] : [],
};

const exportingAgain: Subject = {
  name: 'export again',
  complaints: ({ parsed, exported, flows, document }) => {
    if (!parsed().parsed) return [];
    const isSame = flows().every(({ id }, at) => exportFlow(document(), id).text === exported()[at]!.text);
    return isSame ? [] : ['exporting twice gives two texts'];
  },
};

/** Each export, read. */
const exports: Subject = {
  name: 'exported',
  complaints: (sample) => (sample.parsed().parsed ? sample.exported().flatMap(readComplaints(sample)) : []),
};

const readComplaints =
  (sample: Sample) =>
  ({ text, diagnostics }: PortableBlueprint): readonly string[] => {
    const parsed = parseBlueprint(text, 'exported.yaml');
    if (!parsed.parsed) return [`the export cannot be read: ${parsed.diagnostics[0]?.message ?? ''}`];
    // What the server refuses already may come out as something that it refuses.
    if (!sample.verdict(exportRelease).importable) return [];
    const first = checkImport(parsed, { release: exportRelease }).diagnostics.find(isError);
    if (first === undefined) return [];
    // What a tag makes of a model is only known to the server: without that entry the rest may lack something.
    const isPart = sample.projection().diagnostics.some(({ code }) => code === 'blueprint/model-from-tag');
    if (isPart && diagnostics.some(isError)) return [];
    return [
      `the export of an importable file is refused${isPart ? ' without a word' : ''}: ${first.message}`,
    ];
  };

const isError = ({ severity }: Diagnostic) => severity === 'error';

export const importingSubjects: readonly Subject[] = [
  ...releases.map(check),
  exporting,
  exportingAgain,
  exports,
];
