/** One line for the person at the terminal; standard output stays free for what a command is asked to print. */
export function say(line) {
  process.stderr.write(`stagecraft: ${line}\n`);
}

/** Thrown for what the user can put right; shown without a stack. */
export class Problem extends Error {
  constructor(message, exitCode = 3) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function and turns a problem into a message and an exit code. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode;
  } catch (error) {
    process.stderr.write(`stagecraft: ${error instanceof Problem ? error.message : error.stack}\n`);
    process.exitCode = error.exitCode ?? 1;
  }
}
