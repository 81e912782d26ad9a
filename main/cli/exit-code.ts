/** 0: fine. 1: there are findings. 2: bad usage, or a file that cannot be read. */
export const exitCode = { fine: 0, findings: 1, unusable: 2 } as const;

export function worst(codes: readonly number[]): number {
  return Math.max(exitCode.fine, ...codes);
}
