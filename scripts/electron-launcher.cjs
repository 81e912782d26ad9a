// Stands where Electron's own default_app stands: loads the app whose folder (or file) is the first argument
// that is not a switch. Copied into the fallback runtime by electron-runtime.mjs.
'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

let target;
for (let index = 1; index < process.argv.length && target === undefined; index += 1) {
  const argument = process.argv[index];
  if (argument === '-r' || argument === '--require') require(path.resolve(process.argv[(index += 1)]));
  else if (!argument.startsWith('-')) target = path.resolve(argument);
}

if (target === undefined) {
  process.stderr.write('electron: no app was given\n');
  process.exit(2);
}

process.defaultApp = true;
let entry = target;
let folder = path.dirname(target);
if (fs.statSync(target).isDirectory()) {
  folder = target;
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  entry = path.resolve(folder, manifest.main ?? 'index.js');
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
}
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
}
app.setAppPath(folder);
require(entry);
