import { objectsIn } from '../../src/gitops/previous';

type Files = { readonly [path: string]: string };

/** A folder that an engine applies, and the cluster it applies it to. */
interface Unit {
  readonly path: string;
  readonly target: string;
}

/**
 * Which cluster every file ends up on, by following the engine's objects from the root as the engine would. Listed twice: applied twice.
 */
export function reach(files: Files, root: string): { [path: string]: string[] } {
  const reached: { [path: string]: string[] } = {};
  const waiting = unitsIn(files, files[root]);
  const known = new Set<string>();
  while (waiting.length > 0) {
    const { path, target } = waiting.shift()!;
    if (known.has(`${target} ${path}`)) { continue; }
    known.add(`${target} ${path}`);
    const below = Object.keys(files).filter(file => file.startsWith(`${path}/`) && /\.(ya?ml|json)$/.test(file));
    if (below.length === 0) { throw new Error(`nothing lies in "${path}", which is applied to ${target}`); }
    for (const file of below) {
      (reached[file] ??= []).push(target);
      if (target === 'management') { waiting.push(...unitsIn(files, files[file])); }
    }
  }
  return Object.fromEntries(Object.entries(reached).map(([file, targets]) => [file, targets.sort()]));
}

function unitsIn(files: Files, text: string): Unit[] {
  return objectsIn(text).flatMap(object => {
    switch (object.kind) {
      case 'Kustomization': return [kustomization(object)];
      case 'Application': return application(object.spec);
      case 'ApplicationSet': return object.spec.generators.flatMap(({ git }: any) => parameters(files, git))
        .flatMap((values: any) => application(filled(object.spec.template.spec, values)));
      default: return [];
    }
  });
}

function kustomization({ metadata, spec }: any): Unit {
  const cluster = spec.kubeConfig?.secretRef.name.replace(/-kubeconfig$/, '');
  return { path: spec.path.replace(/^\.\//, ''), target: cluster === undefined ? 'management' : `${metadata.namespace}.${cluster}` };
}

function application({ source, destination }: any): Unit[] {
  const target = destination.server === 'https://kubernetes.default.svc' ? 'management' : destination.name;
  return source.path === undefined ? [] : [{ path: source.path, target }];
}

/** What a git generator yields: the content of files, or folders. */
function parameters(files: Files, git: any): any[] {
  const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*')}$`).test(path);
  if (git.files) {
    return Object.keys(files).filter(path => git.files.some((file: any) => matches(file.path, path))).map(path => objectsIn(files[path])[0]);
  }
  const folders = new Set(Object.keys(files).flatMap(path => path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
  const named = (folder: string, exclude: boolean) => git.directories
    .some((one: any) => (one.exclude ?? false) === exclude && matches(one.path, folder));
  return [...folders].filter(folder => named(folder, false) && !named(folder, true)).map(folder => ({ path: { path: folder, basename: folder.split('/').pop() } }));
}

/** Go templates of the form `{{ .a.b }}`, as strict as `missingkey=error`. */
function filled(value: any, values: any): any {
  const text = JSON.stringify(value).replace(/\{\{ \.([\w.]+) \}\}/g, (_, path: string) => {
    const found = path.split('.').reduce((at: any, key) => at?.[key], values);
    if (typeof found !== 'string') { throw new Error(`the template asks for ${path}, which ${JSON.stringify(values)} does not have`); }
    return found;
  });
  return JSON.parse(text);
}
