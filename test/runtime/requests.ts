import type { Page } from 'playwright-core';
import type { AuthentikRecord } from '../../shared/authentik/record';
import type { Diff } from '../../shared/document/diff';
import type { CommitRequest, PreloadBridge, RequestName, Requests } from '../../shared/ipc/contract';

declare global {
  interface Window {
    readonly stagecraft: PreloadBridge;
  }
}

/** Asks main from inside an editor's page, as the app does. */
export function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  payload?: Requests[Name]['request'],
): Promise<Requests[Name]['response']> {
  return page.evaluate(
    ([request, said]) => window.stagecraft.request(request as RequestName, said as never) as Promise<unknown>,
    [name, payload] as readonly [string, unknown],
  ) as Promise<Requests[Name]['response']>;
}

/** What an ask that is not in the contract is refused with; undefined where it was answered. */
export function refusal(page: Page, name: unknown, payload: unknown): Promise<string | undefined> {
  return page.evaluate(
    ([request, said]) =>
      window.stagecraft.request(request as never, said as never).then(
        () => undefined,
        (error: unknown) => String(error),
      ),
    [name, payload] as const,
  );
}

export function stage(id: string, fields: AuthentikRecord['fields'] = {}): AuthentikRecord {
  return { id, model: 'authentik_stages_dummy.dummystage', fields: { name: id, ...fields } };
}

export const adding = (...added: readonly AuthentikRecord[]): Diff => ({ added, updated: [], removed: [] });

export function commitOf(
  workspaceId: string,
  baseRevision: number,
  change: Partial<CommitRequest> = {},
): CommitRequest {
  return {
    workspaceId,
    baseRevision,
    commitId: `commit-${workspaceId}-${baseRevision}`,
    title: 'Add',
    kind: 'edit',
    diff: adding(stage(`s${baseRevision}`)),
    ...change,
  };
}
