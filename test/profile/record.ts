import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { changes, digest, Rolled } from './rolled';

/** What a render profile has promised: digests in one file, and beside it the same in words, a file per cluster. */
export class ProfileRecord {
  private readonly file: string;
  private readonly folder: string;

  public constructor(private readonly profile: string, folder = __dirname) {
    this.file = join(folder, `${profile}.json`);
    this.folder = join(folder, profile);
  }

  /** Digest by cluster and object. */
  public digests(): { [cluster: string]: { [object: string]: string } } {
    return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : {};
  }

  /** The parts of a cluster as they were recorded. */
  public parts(cluster: string): { [object: string]: any } {
    const file = join(this.folder, `${cluster}.yaml`);
    return existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  }

  /** What a program would replace in clusters that have this profile: one block of lines per object, naming the fields. */
  public broken(fleet: ReadonlyMap<string, Rolled>): string[] {
    const recorded = this.digests();
    return Object.keys(recorded).flatMap(cluster => Object.keys(recorded[cluster]).flatMap(object => {
      const now = fleet.get(cluster)?.get(object);
      if (now !== undefined && digest(now) === recorded[cluster][object]) { return []; }
      const fields = now === undefined ? ['it is gone'] : changes(this.parts(cluster)[object], now);
      return [[`cluster "${cluster}", ${object}:`, ...fields.map(field => `  ${field}`)].join('\n')];
    }));
  }

  /** Objects that nothing was promised about yet. */
  public unrecorded(fleet: ReadonlyMap<string, Rolled>): string[] {
    const recorded = this.digests();
    return [...fleet].flatMap(([cluster, parts]) => [...parts.keys()]
      .filter(object => !recorded[cluster]?.[object])
      .map(object => `cluster "${cluster}", ${object}`));
  }

  /** Write down what is new, and with `all` also what changed. */
  public write(fleet: ReadonlyMap<string, Rolled>, all: boolean): void {
    const recorded = this.digests();
    const next = new Map([...fleet].map(([cluster, parts]): [string, Rolled] => [cluster, new Map(parts)]));
    for (const cluster of all ? [] : Object.keys(recorded)) {
      next.set(cluster, new Map([...next.get(cluster) ?? [], ...Object.entries(this.parts(cluster))]));
    }
    mkdirSync(this.folder, { recursive: true });
    for (const name of readdirSync(this.folder)) { rmSync(join(this.folder, name)); }
    const digests: { [cluster: string]: { [object: string]: string } } = {};
    for (const [cluster, parts] of next) {
      const header = `# Cluster "${cluster}" of the golden fleet: what rolls machines under render profile ${this.profile}. Never edit by hand.\n`;
      writeFileSync(join(this.folder, `${cluster}.yaml`), header + stringify(Object.fromEntries(parts), { lineWidth: 0 }));
      digests[cluster] = Object.fromEntries([...parts].map(([object, part]) => [object, digest(part)]));
    }
    writeFileSync(this.file, `${JSON.stringify(digests, undefined, 2)}\n`);
  }

  /** What to tell whoever broke the promise. */
  public message(broken: string[]): string {
    return [
      `Render profile ${this.profile} has changed: an upgrade of the library would REPLACE MACHINES of every user whose clusters look like these.`,
      ...broken,
      'A released profile never changes. Put what is new behind a new profile in src/values/render-profile.ts, and leave this one as it was.',
      `Only if no release has this profile yet: REPLACE_MACHINES_OF_EVERY_USER=${this.profile} npx jest test/profile, and say "rolls machines" in the commit.`,
    ].join('\n');
  }
}
