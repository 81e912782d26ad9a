/** Bad usage or input that cannot be read: ends the command with exit code 2 and this message on standard error. */
export class UsageError extends Error {}
