import { existsSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ENGINES, filesOf, fleet, synth, workingTree } from './support';
import { checkObject } from '../../src/api';
import { objectsIn } from '../../src/gitops/previous';

const FOLDER = join(__dirname, '..', 'golden');

/** Files that other goldens show (clusters, addons, providers) or that hold long scripts. */
const ELSEWHERE = /argo-cd-values|clusterctl|providers\/providers|workload-clusters\/.*\/(addons\/|cluster\.yaml|machinedeployment\.yaml)/;

describe.each(Object.entries(ENGINES))('%s', (name, engine) => {
  const files = () => synth(workingTree(), fleet({ production: ['prod'], staging: ['lab'] }), { engine: engine() });

  test('the tree as people read it', () => {
    const golden = join(FOLDER, `gitops-${name}`);
    const shown = Object.fromEntries(Object.entries(files()).filter(([path]) => !ELSEWHERE.test(path)));
    if (process.env.UPDATE_GOLDEN) {
      rmSync(golden, { recursive: true, force: true });
      for (const [path, text] of Object.entries(shown)) {
        mkdirSync(dirname(join(golden, path)), { recursive: true });
        writeFileSync(join(golden, path), text);
      }
    }
    if (!existsSync(golden)) { throw new Error(`gitops-${name} does not exist; run once with UPDATE_GOLDEN=1 and read it.`); }
    expect(shown).toEqual(filesOf(golden));
  });

  test('every object passes the strict check of its schema', () => {
    const objects = Object.entries(files()).filter(([path, text]) => path.endsWith('.yaml') && /^kind: /m.test(text)).flatMap(([, text]) => objectsIn(text));
    expect(objects.length).toBeGreaterThan(40);
    expect(objects.flatMap(object => checkObject(object).findings)).toEqual([]);
  });
});
