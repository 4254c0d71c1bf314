import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string; [key: string]: any };
  readonly [key: string]: any;
}

export interface Response {
  readonly status: number;
  readonly body: any;
  /** Texts of `Warning` headers, such as those of admission webhooks. */
  readonly warnings: string[];
}

interface Resource { readonly plural: string; readonly namespaced: boolean }

/** What the server knows about a kind. A group that it does not serve at all cannot be judged; a kind missing from a group that it serves is a mistake. */
export type Lookup = { resource: Resource } | { missing: 'group' | 'version' | 'kind' };

/** The few calls to the API server that judging needs, with the client certificate of the run. */
export class Kube {
  private readonly agent: Agent;
  private readonly resources = new Map<string, Map<string, Resource>>();
  private groups: Set<string> | undefined;

  public constructor(private readonly port: number, certificates: string) {
    const read = (file: string) => readFileSync(join(certificates, file));
    this.agent = new Agent({ ca: read('ca.crt'), cert: read('admin.crt'), key: read('admin.key'), keepAlive: true, maxSockets: 16 });
  }

  public close(): void {
    this.agent.destroy();
  }

  public call(method: string, path: string, body?: string, contentType = 'application/json'): Promise<Response> {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
      const call = request({ host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers }, answer => {
        const chunks: Buffer[] = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const json = answer.headers['content-type']?.includes('json');
          resolve({ status: answer.statusCode ?? 0, body: json && text ? JSON.parse(text) : text, warnings: warningTexts(answer.headers.warning) });
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  /** Everything that happens to the objects of a collection from now on, in order, those that are there first. Ends with `close`. */
  public watch(path: string, onEvent: (type: string, object: any) => void): void {
    const call = request({ host: '127.0.0.1', port: this.port, agent: this.agent, method: 'GET', path: `${path}?watch=true` }, answer => {
      let rest = '';
      answer.setEncoding('utf8').on('data', chunk => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const { type, object } = JSON.parse(line);
          onEvent(type, object);
        }
      });
      answer.on('error', () => undefined);
    });
    call.on('error', () => undefined);
    call.end();
  }

  /** Server-side apply of the document as it was written, with strict field validation. */
  public async apply(manifest: Manifest, text: string, options: { dryRun?: boolean } = {}): Promise<Response> {
    const query = `fieldManager=conformance&fieldValidation=Strict&force=true${options.dryRun ? '&dryRun=All' : ''}`;
    return this.call('PATCH', `${await this.path(manifest)}?${query}`, text, 'application/apply-patch+yaml');
  }

  /** What `kubectl create` sends, as a dry run. */
  public async post(manifest: Manifest, text: string): Promise<Response> {
    const path = (await this.path(manifest)).replace(/\/[^/]*$/, '');
    return this.call('POST', `${path}?fieldValidation=Strict&dryRun=All`, text);
  }

  /** What `kubectl apply` without server-side apply sends for an object that is there, as a dry run. */
  public async merge(manifest: Manifest, patch: string): Promise<Response> {
    return this.call('PATCH', `${await this.path(manifest)}?fieldValidation=Strict&dryRun=All`, patch, 'application/merge-patch+json');
  }

  public async get(manifest: Manifest): Promise<Response> {
    return this.call('GET', await this.path(manifest));
  }

  public async delete(manifest: Manifest): Promise<Response> {
    const path = await this.path(manifest);
    const answer = await this.call('DELETE', path, JSON.stringify({ gracePeriodSeconds: 0, propagationPolicy: 'Background' }));
    if (answer.status === 200 && answer.body?.metadata?.finalizers?.length) {
      await this.call('PATCH', path, JSON.stringify({ metadata: { finalizers: null } }), 'application/merge-patch+json');
    }
    return answer;
  }

  /** Creates an object of a kind that every API server has; one that exists already is left alone. */
  public async create(path: string, manifest: object): Promise<Response> {
    const answer = await this.call('POST', path, JSON.stringify(manifest));
    if (answer.status >= 300 && answer.status !== 409) throw new Error(`POST ${path}: ${answer.body?.message ?? answer.body}`);
    return answer;
  }

  public async lookup(apiVersion: string, kind: string): Promise<Lookup> {
    const resource = (await this.kindsOf(apiVersion))?.get(kind);
    if (resource) return { resource };
    if (this.resources.has(apiVersion)) return { missing: 'kind' };
    const [group] = apiVersion.split('/');
    this.groups ??= new Set((await this.call('GET', '/apis')).body.groups.map((entry: any) => entry.name));
    return { missing: this.groups.has(group) ? 'version' : 'group' };
  }

  private async path(manifest: Manifest): Promise<string> {
    const found = await this.lookup(manifest.apiVersion, manifest.kind);
    if (!('resource' in found)) throw new Error(`the server has no ${manifest.apiVersion} ${manifest.kind}`);
    const { plural, namespaced } = found.resource;
    const root = manifest.apiVersion.includes('/') ? `/apis/${manifest.apiVersion}` : `/api/${manifest.apiVersion}`;
    const namespace = namespaced ? `/namespaces/${encodeURIComponent(manifest.metadata.namespace ?? 'default')}` : '';
    return `${root}${namespace}/${plural}/${encodeURIComponent(manifest.metadata.name)}`;
  }

  private async kindsOf(apiVersion: string): Promise<Map<string, Resource> | undefined> {
    if (!this.resources.has(apiVersion)) {
      const answer = await this.call('GET', apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);
      if (answer.status !== 200) return undefined;
      const entries = answer.body.resources.filter((entry: any) => !entry.name.includes('/'));
      this.resources.set(apiVersion, new Map(entries.map((entry: any) => [entry.kind, { plural: entry.name, namespaced: entry.namespaced }])));
    }
    return this.resources.get(apiVersion);
  }
}

function warningTexts(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(', ') : header ?? '';
  return [...text.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(match => match[1].replace(/\\(.)/g, '$1'));
}
