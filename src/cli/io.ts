/** The outside world as commands see it, so that tests can stand in for it. */
export interface Io {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Whether standard error is a terminal: then there is progress and colour. */
  readonly terminal: boolean;
  out(text: string): void;
  error(text: string): void;
  /** All of standard input. */
  input(): string;
}

/** One command. A new command is one file and one line in `commands/index.ts`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text. */
  readonly help: string;
  /** Do it. Answers the exit code: 0 fine, 1 findings, 2 wrong usage. */
  run(args: readonly string[], io: Io): number;
}

/** Wrong use of a command: said on standard error, exit code 2. */
export class UsageError extends Error {}
