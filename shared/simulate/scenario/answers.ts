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
  const values: Readonly<Record<string, string | undefined>> = {
    $token: typeof browser.shown?.token === 'string' ? browser.shown.token : undefined,
    ...fromMail(browser, text),
  };
  return text.replace(/\$\w+/g, (name) => values[name] ?? name);
}

/** A mail is read once: a second link is that of the mail before it. */
function fromMail(browser: Browser, text: string): Readonly<Record<string, string | undefined>> {
  const { mails } = browser.state;
  if (text.includes('$mail_code')) return { $mail_code: mails.at(-1)?.code };
  return text.includes('$flow_token') ? { $flow_token: mails.pop()?.token } : {};
}
