import type { Json } from '../../kernel/json';
import { totpSetupKey } from '../stages/authenticator-totp';
import { totpText } from '../totp';
import type { Browser } from './browser';

/** Puts what the run produced (`$token`, `$flow_token`, `$mail_code`, …) into an answer or a query. */
export function substituteAnswer(browser: Browser, value: Json): Json {
  if (typeof value === 'string') return substituteText(browser, value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => substituteAnswer(browser, item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, substituteAnswer(browser, item)]),
    );
  }
  return value;
}

function substituteText(browser: Browser, text: string): string {
  const values: Readonly<Record<string, string | undefined>> = {
    $token: typeof browser.shown?.token === 'string' ? browser.shown.token : undefined,
    ...fromMail(browser, text),
    $totp: text === '$totp' ? totpAt(browser, recorderClock) : undefined,
    $totp_now: text === '$totp_now' ? totpAt(browser, 0) : undefined,
    $static_code: staticCode(browser),
  };
  if (text.startsWith('$stage:')) return stageKey(browser, text.slice('$stage:'.length));
  return text.replace(/\$\w+/g, (name) => values[name] ?? name);
}

/** A mail is read once: a second link is that of the mail before it. */
function fromMail(browser: Browser, text: string): Readonly<Record<string, string | undefined>> {
  const { mails } = browser.state;
  if (text.includes('$mail_code')) return { $mail_code: mails.at(-1)?.code };
  return text.includes('$flow_token') ? { $flow_token: mails.pop()?.token } : {};
}

/** Far from the server's time: the recorders' clock was not the server's, and no recorded `$totp` was ever accepted. */
const recorderClock = 315_360_000;

/** Of the device that is being set up, else of the newest confirmed one. */
function totpAt(browser: Browser, offset: number): string {
  const { world, session } = browser.state;
  const all = [...world.users.values()]
    .flatMap((user) => user.devices)
    .filter((device) => device.kind === 'totp');
  const inSetup = all.find((device) => device.pk === session.values[totpSetupKey]);
  const device = inSetup ?? all.filter((one) => one.confirmed).at(-1);
  return device?.kind === 'totp' ? totpText(device.key, world.now + offset, device.digits) : '000000';
}

function staticCode(browser: Browser): string | undefined {
  const codes = browser.codes;
  return typeof codes[0] === 'string' ? codes[0] : undefined;
}

const nothing = '00000000-0000-0000-0000-000000000000';

/** The primary key of a stage that the challenge offers. */
function stageKey(browser: Browser, name: string): string {
  const offered = browser.shown?.configuration_stages;
  const found = Array.isArray(offered)
    ? (offered as readonly Readonly<Record<string, Json>>[]).find((stage) => stage.name === name)
    : undefined;
  return typeof found?.pk === 'string' ? found.pk : nothing;
}
