import type { Json } from '../../kernel/json';
import type { Browser } from './run-scenario';

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
  const mail = browser.state.mails.at(-1);
  const values: Readonly<Record<string, string | undefined>> = {
    $token: typeof browser.shown?.token === 'string' ? browser.shown.token : undefined,
    $flow_token: mail?.token,
    $mail_code: mail?.code,
  };
  return text.replace(/\$\w+/g, (name) => values[name] ?? name);
}
