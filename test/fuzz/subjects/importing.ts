import type { Release } from '../../../shared/authentik/release';
import { checkImport } from '../../../shared/blueprint/importer/check-import';
import { exportPortable } from '../../../shared/blueprint/portable/export-portable';
import { parseBlueprint } from '../../../shared/blueprint/text/parse-blueprint';
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

function exportComplaints(sample: Sample, flow: string, release: Release): readonly string[] {
  const options = { flows: [flow], release };
  const { text } = exportPortable(sample.document(), options);
  if (text !== exportPortable(sample.document(), options).text) return ['exporting twice gives two texts'];
  const parsed = parseBlueprint(text, 'exported.yaml');
  if (!parsed.parsed) return [`the export cannot be read: ${parsed.diagnostics[0]?.message ?? ''}`];
  // What the server refuses already may come out as something that it refuses.
  if (!sample.verdict(release).importable) return [];
  // What a tag makes of a model is only known to the server; such an entry cannot be exported, and that is said.
  if (sample.projection().diagnostics.some(({ code }) => code === 'blueprint/model-from-tag')) return [];
  const verdict = checkImport(parsed, { release });
  const [first] = verdict.diagnostics.filter(({ severity }) => severity === 'error');
  return first === undefined ? [] : [`the export of an importable file is refused: ${first.message}`];
}

const exporting: Subject = {
  name: 'export',
  complaints: (sample) => {
    if (!sample.parsed().parsed) return [];
    const [release] = releases;
    return sample.flows().flatMap((flow) => exportComplaints(sample, flow.id, release!));
  },
};

export const importingSubjects: readonly Subject[] = [...releases.map(check), exporting];
