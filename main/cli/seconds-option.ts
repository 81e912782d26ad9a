import { InvalidArgumentError } from 'commander';

/** A number of seconds above zero. */
export function secondsOption(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new InvalidArgumentError('A number of seconds above 0.');
  return seconds;
}
