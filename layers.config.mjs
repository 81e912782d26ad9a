// The one table of import directions. The linter (dependency-cruiser.config.mjs) and
// test/architecture/layers.test.ts read it; docs/architecture.md explains it.
//
// A key is a folder; its value lists the folders it may import from, besides itself.
// The longest key that is a prefix of a file's path decides. Type imports count.

const kernel = 'shared/kernel';
const authentik = 'shared/authentik';
const document = 'shared/document';
const blueprint = 'shared/blueprint';
const policy = 'shared/policy';
const graph = 'shared/graph';
const compare = 'shared/compare';
const simulate = 'shared/simulate';
const lint = 'shared/lint';
const sync = 'shared/sync';
const ipc = 'shared/ipc';

const belowIpc = [kernel, authentik, document, blueprint, policy, graph, compare, simulate, lint, sync];
const anyShared = [...belowIpc, ipc];
const mainParts = [
  'main/windows',
  'main/menus',
  'main/ipc',
  'main/store',
  'main/authentik',
  'main/sync',
  'main/secrets',
  'main/files',
];
const feature = [...anyShared, 'renderer/state', 'renderer/bridge', 'renderer/ui'];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const layers = {
  [kernel]: [],
  [authentik]: [kernel],
  [document]: [kernel, authentik],
  [blueprint]: [kernel, authentik, document],
  [policy]: [kernel, authentik, document],
  [graph]: [kernel, authentik, document],
  [compare]: [kernel, authentik, document, blueprint, graph],
  [sync]: [kernel, authentik, document],
  [simulate]: [kernel, authentik, document, blueprint, policy, graph],
  [lint]: [kernel, authentik, document, blueprint, policy, graph, simulate],
  [ipc]: belowIpc,

  'main/app': [...anyShared, ...mainParts],
  'main/windows': anyShared,
  'main/menus': anyShared,
  'main/ipc': [...anyShared, 'main/store', 'main/files', 'main/windows', 'main/secrets', 'main/sync'],
  'main/preload': [ipc],
  'main/store': [...anyShared, 'main/windows', 'main/files'],
  'main/store/host': [kernel, authentik, document, ipc],
  'main/files': anyShared,
  'main/secrets': anyShared,
  'main/authentik': anyShared,
  'main/sync': [...anyShared, 'main/authentik'],
  'main/cli': anyShared,

  'renderer/app': [
    ...feature,
    'renderer/canvas',
    'renderer/inspector',
    'renderer/explorer',
    'renderer/palette',
    'renderer/debugger',
    'renderer/sync',
    'renderer/problems',
    'renderer/importing',
    'renderer/exporting',
    'renderer/source',
    'renderer/compare',
  ],
  'renderer/bridge': anyShared,
  'renderer/ui': [kernel],
  'renderer/state': [...anyShared, 'renderer/bridge'],
  'renderer/canvas': feature,
  'renderer/inspector': feature,
  'renderer/explorer': feature,
  'renderer/palette': feature,
  'renderer/debugger': feature,
  'renderer/sync': feature,
  'renderer/problems': feature,
  'renderer/importing': feature,
  'renderer/exporting': feature,
  'renderer/source': feature,
  'renderer/compare': feature,
};
