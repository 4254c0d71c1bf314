import { IGitOpsEngine } from '../../src';
import { objectsIn } from '../../src/gitops/previous';
import { reach } from '../gitops/reach';
import { filesOf, fleet, synth, workingTree } from '../gitops/support';

/** What every GitOps engine promises. `root` is the file that the first steps apply. */
export function gitOpsEngineContract(name: string, engine: () => IGitOpsEngine, root: string): void {
  describe(`GitOps engine ${name}`, () => {
    const tree = workingTree();
    const files = synth(tree, fleet({ production: ['prod', 'shop'], staging: ['lab'] }), { engine: engine() });
    const reached = reach(files, root);
    const paths = (folder: string) => Object.keys(files).filter(path => path.startsWith(folder));

    test('is called by its class in messages', () => {
      expect(engine().engine).toBe(name);
    });

    test('the first steps name the root', () => {
      expect(files['infrastructure/bootstrap/README.md']).toContain(root);
      expect(reached[root]).toEqual(['management']);
    });

    test('what is under infrastructure/ reaches the management cluster, once', () => {
      const described = [...paths('infrastructure/management-cluster/'), ...paths('infrastructure/workload-clusters/')];
      expect(described.length).toBeGreaterThan(20);
      expect(described.filter(path => reached[path]?.join() !== 'management')).toEqual([]);
    });

    test('what is under applications/ reaches the clusters of its environment, once', () => {
      expect(Object.fromEntries(paths('applications/').map(path => [path, reached[path]]))).toEqual({
        'applications/shop/production/web.yaml': ['clusters.prod', 'clusters.shop'],
        'applications/shop/staging/web.yaml': ['clusters.lab'],
      });
    });

    test('what is no object is applied nowhere', () => {
      expect(Object.keys(files).filter(path => reached[path] && !/^kind: /m.test(files[path]))).toEqual([]);
    });

    test('no two objects of the management cluster have one name', () => {
      const keys = Object.keys(reached).filter(path => reached[path].includes('management')).flatMap(path => objectsIn(files[path]))
        .map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace}/${metadata.name}`);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    });

    test('the first steps do not depend on the clusters', () => {
      const other = workingTree();
      synth(other, fleet({ production: ['prod'] }), { engine: engine() });
      expect(filesOf(other)['infrastructure/bootstrap/README.md']).toBe(files['infrastructure/bootstrap/README.md']);
    });
  });
}
