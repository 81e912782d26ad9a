import { layers } from './layers.config.mjs';

const folders = Object.keys(layers);
const escape = (folder) => folder.replaceAll('/', '\\/');
const inside = (folder) => `^${escape(folder)}/`;
const below = (folder) => folders.filter((other) => other.startsWith(`${folder}/`));

const perFolder = folders.map((folder) => {
  const allowed = [folder, ...layers[folder]];
  const forbiddenBelow = below(folder).filter((other) => !allowed.includes(other));
  return {
    name: `layer ${folder}`,
    severity: 'error',
    comment: `${folder} may import from: ${layers[folder].join(', ') || 'nothing'} (layers.config.mjs)`,
    from: { path: inside(folder), ...(below(folder).length ? { pathNot: below(folder).map(inside) } : {}) },
    to: {
      path: ['^(shared|main|renderer|test|scripts)/', ...forbiddenBelow.map(inside)],
      pathNot: allowed.map(inside),
    },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...perFolder,
    {
      name: 'every file has a layer',
      severity: 'error',
      from: { path: '^(shared|main|renderer)/', pathNot: folders.map(inside) },
      to: {},
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared is pure',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared knows no platform library',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/(electron|react|react-dom|dexie|@xyflow|zustand)/' },
    },
    {
      name: 'tests may be imported by tests only',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?$|^test/)' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.css', '.json'] },
  },
};
