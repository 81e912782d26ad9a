// npm start [-- FILE…]: the app on this machine's screen, or on a virtual one with a picture to look at.
import { spawn } from 'node:child_process';
import { watchFile, unwatchFile } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from './electron-runtime.mjs';
import { makeReady } from './ready.mjs';
import { runScript, say } from './say.mjs';
import { hasScreen, startScreen } from './screen.mjs';

const patienceMs = 10_000;
// Chromium looks for a D-Bus that servers and containers do not have; nothing here needs it.
const noise = /:ERROR:(.*\/)?(bus|object_proxy)\.cc\(/;

function fileArguments(args, callerFolder) {
  return args.map((argument) => (argument.startsWith('-') ? argument : resolve(callerFolder, argument)));
}

async function virtualScreen() {
  const screen = await startScreen();
  const picture = join(projectFolder, 'artifacts', 'window.png');
  await mkdir(join(projectFolder, 'artifacts'), { recursive: true });
  await rm(picture, { force: true });
  const shown = relative(process.cwd(), picture);
  say(
    `no screen here: the window opens on a virtual one (Xvfb ${screen.display}); a picture of it comes to ${shown}`,
  );
  watchFile(picture, { interval: 500 }, (now) => {
    if (now.size === 0) return;
    say(`the window is open; its picture is in ${shown}`);
    unwatchFile(picture);
  });
  return {
    env: { DISPLAY: screen.display, STAGECRAFT_SCREENSHOT: picture },
    stop: () => {
      unwatchFile(picture);
      return screen.stop();
    },
  };
}

/** Hands signals on to the app once, so that it saves and ends; a second one ends it at once. */
function forwardSignals(child) {
  let asked = false;
  const end = (signal) => {
    if (asked) child.kill('SIGKILL');
    else child.kill(signal);
    asked = true;
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
}

function runApp({ executablePath, args, env }, files) {
  return new Promise((done, fail) => {
    const child = spawn(executablePath, [...args, projectFolder, ...files], {
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      // Its own process group: a Ctrl-C at the terminal reaches it once, through us.
      detached: process.platform !== 'win32',
    });
    forwardSignals(child);
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!noise.test(line)) process.stderr.write(`${line}\n`);
    });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}

await runScript(async () => {
  const callerFolder = process.env.INIT_CWD ?? process.cwd();
  const files = fileArguments(process.argv.slice(2), callerFolder);
  const screenHere = await hasScreen();
  const runtime = await makeReady({ screen: !screenHere });
  const screen = screenHere ? undefined : await virtualScreen();
  try {
    return await runApp({ ...runtime, env: { ...runtime.env, ...screen?.env } }, files);
  } finally {
    await screen?.stop();
  }
});
