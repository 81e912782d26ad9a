import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Session } from './app';
import { drawn, node, stored } from './drawing';

const blueprint = `version: 1
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: {slug: kinds}
    attrs: {name: Kinds, title: Kinds, designation: authentication}
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: {name: kinds-who}
    attrs: {user_fields: [email]}
  - model: authentik_stages_password.passwordstage
    id: password
    identifiers: {name: kinds-password}
    attrs: {backends: [authentik.core.auth.InbuiltBackend]}
  - model: authentik_stages_captcha.captchastage
    id: captcha
    identifiers: {name: kinds-captcha}
    attrs: {public_key: site, private_key: secret}
  - model: authentik_stages_user_login.userloginstage
    id: session
    identifiers: {name: kinds-session}
  - model: authentik_stages_invitation.invitationstage
    id: invitation
    identifiers: {name: kinds-invitation}
  - model: authentik_policies_expression.expressionpolicy
    id: policy
    identifiers: {name: kinds-policy}
    attrs: {expression: return True}
  - model: authentik_flows.flowstagebinding
    identifiers: {target: !KeyOf flow, stage: !KeyOf who, order: 10}
  - model: authentik_flows.flowstagebinding
    id: bound
    identifiers: {target: !KeyOf flow, stage: !KeyOf captcha, order: 20}
  - model: authentik_flows.flowstagebinding
    identifiers: {target: !KeyOf flow, stage: !KeyOf session, order: 30}
  - model: authentik_policies.policybinding
    identifiers: {target: !KeyOf bound, policy: !KeyOf policy, order: 0}
`;

const patience = { timeout: 15_000 };

/** Goes from field to field with Tab until the wanted one has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, field: string): Promise<void> {
  const isThere = () =>
    page.evaluate(
      (name) => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') === name,
      field,
    );
  for (let step = 0; step < 60 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
  expect(await isThere(), `Tab comes to ${field}`).toBe(true);
}

/** Whether what has the focus, or what holds it within its field, is drawn with a ring. */
async function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const field = document.activeElement?.closest('[data-field]');
    const around: Element[] = [];
    for (let at = document.activeElement; at && at !== field; at = at.parentElement) around.push(at);
    return around.some((element) => getComputedStyle(element).outlineStyle !== 'none');
  });
}

/** Shows something in the inspector and puts the focus there. */
async function inspect(page: Page, name: string): Promise<void> {
  await node(page, name).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+3');
}

it('edits texts, durations, switches, choices, references, secrets, numbers and Python without a pointer', async () => {
  await Session.with('inspector', async (session) => {
    const folder = join(session.profile, 'work');
    await mkdir(folder);
    const path = join(folder, 'kinds.yaml');
    await writeFile(path, blueprint);
    const page = await session.start([path]);
    await session.size(1024, 700);
    await drawn(page, 'kinds-who');
    const type = async (field: string, text: string) => {
      await tabTo(page, field);
      expect(await isFocusSeen(page), `${field} shows that it has the focus`).toBe(true);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    };

    await node(page, 'kinds-session').click();
    await inspect(page, 'kinds-session');
    await type('name', 'kinds-login');
    await type('session_duration', 'hours=2');
    await tabTo(page, 'terminate_other_sessions');
    await page.keyboard.press('Space');
    await tabTo(page, 'network_binding');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor(patience);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await session.picture('duration-and-choice');
    await drawn(page, 'kinds-login');

    await node(page, 'kinds-who').click();
    await inspect(page, 'kinds-who');
    await tabTo(page, 'password_stage');
    await page.keyboard.type('kinds-pass');
    await page.getByRole('option', { name: /kinds-password/ }).waitFor(patience);
    await session.picture('reference');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await node(page, 'kinds-captcha').click();
    await inspect(page, 'kinds-captcha');
    await type('private_key', 'very-secret');
    await session.picture('secret');
    await type('order', '25');

    await node(page, 'Policies before').click();
    await inspect(page, 'Policies before');
    await type('expression', 'return False');
    await page.keyboard.press('Escape');
    await session.picture('python');

    await stored(page);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.').first().waitFor(patience);
    const text = await readFile(path, 'utf8');
    for (const part of [
      'kinds-login',
      'session_duration: hours=2',
      'terminate_other_sessions: true',
      'network_binding: ',
      'password_stage: !KeyOf password',
      'very-secret',
      'order: 25',
      'return False',
    ]) {
      expect(text).toContain(part);
    }
    expect(session.complaints).toEqual([]);
  });
});
