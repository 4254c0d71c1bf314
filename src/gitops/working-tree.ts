import * as fs from 'fs';
import * as path from 'path';
import { Origin, originOf, sameText } from './tree-file';

/** Folders in which earlier syntheses wrote. */
const ROOTS = ['infrastructure', 'applications'];

/** The repository on disk, as an earlier synthesis and people left it. */
export class WorkingTree {
  private readonly texts = new Map<string, string>();
  private readonly origins = new Map<string, Origin>();

  constructor(private readonly root: string) {
    for (const folder of ROOTS) { this.read(folder); }
  }

  /** The files that an earlier synthesis wrote and nobody touched, with their texts. */
  get written(): [string, string][] {
    return [...this.texts].filter(([file]) => this.origins.get(file) === Origin.OURS);
  }

  /**
   * Make the tree hold exactly these files beside the foreign ones. Nothing is written before everything is found to be in order.
   * @throws when that would replace or delete what somebody else wrote.
   */
  replace(files: ReadonlyMap<string, string>): void {
    const obsolete = [...this.origins].filter(([file, origin]) => origin !== Origin.FOREIGN && !files.has(file)).map(([file]) => file);
    this.refuseLoss(files, obsolete);
    for (const [file, text] of files) {
      const before = this.texts.get(file);
      if (before !== undefined && sameText(before, text)) { continue; }
      const target = path.join(this.root, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
    for (const file of obsolete) { this.remove(file); }
  }

  private refuseLoss(files: ReadonlyMap<string, string>, obsolete: readonly string[]): void {
    const changed = [...files.keys(), ...obsolete].filter(file => this.origins.get(file) === Origin.CHANGED);
    const foreign = [...files.keys()].filter(file => this.origins.get(file) === Origin.FOREIGN);
    const lines = [
      ...changed.map(file => `"${file}" was changed by hand; put the change into the program and restore the file with "git checkout", or delete it.`),
      ...foreign.map(file => `"${file}" was not written by this program; move it away.`),
    ];
    if (lines.length > 0) {
      throw new Error(`GitOpsRepository: nothing is written to "${this.root}", because something would be lost:\n  ${lines.sort().join('\n  ')}`);
    }
  }

  /** Folders that become empty go too, as Git does not keep them. */
  private remove(file: string): void {
    fs.rmSync(path.join(this.root, file), { force: true });
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
      const target = path.join(this.root, folder);
      if (fs.readdirSync(target).length > 0) { return; }
      fs.rmdirSync(target);
    }
  }

  private read(folder: string): void {
    const target = path.join(this.root, folder);
    if (!fs.existsSync(target)) { return; }
    const entries = fs.readdirSync(target, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        this.read(name);
        continue;
      }
      // Writing to a link would replace a file somewhere else.
      const text = entry.isFile() ? fs.readFileSync(path.join(this.root, name), 'utf8') : '';
      this.texts.set(name, text);
      this.origins.set(name, originOf(name, text));
    }
  }
}
