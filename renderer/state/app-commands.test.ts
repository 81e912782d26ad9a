import { describe, expect, it } from 'vitest';
import type { AppCommand } from './app-commands';
import { createAppCommands } from './app-commands';

function commandsThatTell() {
  const ran: string[] = [];
  const commands = createAppCommands((error) => {
    throw error;
  });
  const command = (id: string, when = true): AppCommand => ({
    id,
    title: id,
    group: 'View',
    when: () => when,
    run: () => {
      ran.push(id);
    },
  });
  return { ran, commands, command };
}

describe('commands that are not there yet', () => {
  it('run once, in their order, when they come', () => {
    const { ran, commands, command } = commandsThatTell();
    commands.awaitMore();
    expect(commands.run('late')).toBe(true);
    expect(commands.run('later')).toBe(true);
    commands.register([command('here')]);
    expect(ran).toEqual([]);
    commands.register([command('later'), command('late')]);
    expect(ran).toEqual(['late', 'later']);
    commands.register([command('other')]);
    expect(ran).toEqual(['late', 'later']);
  });

  it('do nothing where they cannot run when they come', () => {
    const { ran, commands, command } = commandsThatTell();
    commands.awaitMore();
    commands.run('late');
    commands.register([command('late', false)]);
    expect(ran).toEqual([]);
  });

  it('are refused where no more are awaited', () => {
    const { ran, commands, command } = commandsThatTell();
    expect(commands.run('never')).toBe(false);
    const end = commands.awaitMore();
    commands.run('never');
    end();
    commands.register([command('never')]);
    expect(ran).toEqual([]);
  });
});

it.each([
  ['F7', true],
  ['Shift+F5', true],
  ['Delete', false],
])('%s runs its command while a field is typed into: %s', (key, runs) => {
  const { ran, commands, command } = commandsThatTell();
  commands.register([{ ...command('it'), key }]);
  const field: object = { closest: () => ({}) };
  const event: Partial<KeyboardEvent> = { target: field as EventTarget, preventDefault: () => undefined };
  commands.keyBindings()[key]!(event as KeyboardEvent);
  expect(ran).toEqual(runs ? ['it'] : []);
});
