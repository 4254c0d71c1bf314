import { ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Every process of a run. They are stopped by their own id, never by name. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();

  public constructor(private readonly logs: string) {}

  /** Starts a program whose output goes to a log file; a program that ends while it is needed is an error of `waitFor`. */
  public start(name: string, binary: string, args: string[], environment: NodeJS.ProcessEnv = {}): void {
    const log = openSync(this.logFile(name), 'a');
    this.adopt(name, spawn(binary, args, { stdio: ['ignore', log, log], env: { ...process.env, ...environment } }));
  }

  public adopt(name: string, child: ChildProcess): void {
    this.running.set(name, child);
    child.on('error', () => undefined);
    child.on('exit', () => {
      // The entry stays if the process died by itself, so that waiting for it tells why.
      if (name.startsWith('go build')) this.running.delete(name);
    });
  }

  /** Polls until the probe says true. */
  public async waitFor(name: string, what: string, probe: () => Promise<boolean>, seconds: number): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      const child = this.running.get(name);
      if (!child || ended(child)) throw new Error(`${name} ended while waiting for ${what}:\n${this.tail(name)}`);
      if (await probe().catch(() => false)) return;
      await sleep(100);
    }
    throw new Error(`${name}: ${what} did not happen within ${seconds} s:\n${this.tail(name)}`);
  }

  /** Stops everything, last started first; what does not listen is killed. */
  public async stop(): Promise<void> {
    const children = [...this.running.values()].reverse().filter(child => child.pid && !ended(child));
    this.running.clear();
    for (const child of children) {
      child.kill('SIGTERM');
      const end = Date.now() + 5000;
      while (!ended(child) && Date.now() < end) await sleep(20);
      if (!ended(child)) child.kill('SIGKILL');
    }
  }

  private logFile(name: string): string {
    return join(this.logs, `${name.replace(/[^a-z0-9-]/g, '_')}.log`);
  }

  private tail(name: string): string {
    return readFileSync(this.logFile(name), 'utf8').split('\n').slice(-15).join('\n');
  }
}

/** Ports that were free a moment ago; all are held open together so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map(server => (server.address() as { port: number }).port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
