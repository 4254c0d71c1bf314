import * as fs from 'fs';
import * as path from 'path';
import { yamlDocument } from '../manifest/yaml';

// One string for a whole file of 70 MB costs two seconds and 450 MB (measured with Node.js 20).
const CHUNK = 256 * 1024;

/** A manifest and the path of the construct it comes from, for messages. `undefined` is an empty document. */
export interface OutputDocument {
  readonly owner: string;
  readonly manifest: unknown;
}

/** The text of documents in one file, in pieces. */
export function* yamlText(documents: Iterable<OutputDocument>): IterableIterator<string> {
  let separator = '';
  for (const { owner, manifest } of documents) {
    yield separator + documentText(owner, manifest);
    separator = '---\n';
  }
}

function documentText(owner: string, manifest: unknown): string {
  if (manifest === undefined) { return '\n'; }
  try {
    return yamlDocument(manifest);
  } catch (error) {
    throw new Error(`[${owner}] ${(error as Error).message}`);
  }
}

/**
 * The directory one synthesis writes to. Files of an earlier synthesis stay, as in cdk8s.
 * @throws when two charts or objects ask for the same file: the second would silently replace the first.
 */
export class OutputDirectory {
  private readonly owners = new Map<string, string>();

  constructor(private readonly root: string) {
    fs.mkdirSync(root, { recursive: true });
  }

  makeFolder(name: string): void {
    fs.mkdirSync(path.join(this.root, name), { recursive: true });
  }

  /** Write `documents` to `name`, taking them one by one, so that no more than a piece of the text is in memory. */
  write(name: string, owner: string, documents: Iterable<OutputDocument>): void {
    const other = this.owners.get(name);
    if (other !== undefined) {
      throw new Error(`"${name}" would hold both "${other}" and "${owner}"; rename one of them or use another yamlOutputType.`);
    }
    this.owners.set(name, owner);
    writeInPieces(path.join(this.root, name), yamlText(documents));
  }
}

function writeInPieces(file: string, pieces: Iterable<string>): void {
  let open: number | undefined;
  let text = '';
  try {
    for (const piece of pieces) {
      text += piece;
      if (text.length >= CHUNK) {
        open ??= fs.openSync(file, 'w');
        fs.writeFileSync(open, text);
        text = '';
      }
    }
    // With a descriptor the text goes on where the last piece ended; with a path it is the whole file.
    fs.writeFileSync(open ?? file, text);
  } catch (error) {
    // Half a file of manifests would look like all of them.
    if (open !== undefined) { fs.rmSync(file, { force: true }); }
    throw error;
  } finally {
    if (open !== undefined) { fs.closeSync(open); }
  }
}
