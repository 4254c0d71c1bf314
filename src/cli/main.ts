import { readFileSync } from 'fs';
import { join } from 'path';
import { COMMANDS } from './commands';
import { Io, UsageError } from './io';

/** Find the command and run it. Answers the exit code. */
export function main(args: readonly string[], io: Io): number {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.out(`${JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')).version}\n`);
    return 0;
  }
  const command = COMMANDS.find(candidate => candidate.name === name);
  if (!command) {
    io.error(`cdk8s-cluster-api: "${name}" is not a command; the commands are ${COMMANDS.map(candidate => candidate.name).join(', ')}.\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.help);
    return 0;
  }
  try {
    return command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) { throw error; }
    io.error(`cdk8s-cluster-api ${name}: ${error.message}\nSee cdk8s-cluster-api ${name} --help.\n`);
    return 2;
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return `Usage: cdk8s-cluster-api <command> [options]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

cdk8s-cluster-api <command> --help tells more.
`;
}
