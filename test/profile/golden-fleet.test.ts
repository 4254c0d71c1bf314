import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { goldenFleet } from './fleet';
import { ProfileRecord } from './record';
import { digest, Rolled, rolledParts } from './rolled';
import { checkObject } from '../../src/api';
import { objectsOf } from '../support/objects';

const PROFILE = '2026-11';
const objects = objectsOf(goldenFleet);
const fleet = rolledParts(objects);
const record = new ProfileRecord(PROFILE);

// New clusters and objects may join the record without harm; what is in it changes only under the name of its consequence.
const rolls = process.env.REPLACE_MACHINES_OF_EVERY_USER === PROFILE;
if (rolls || process.env.UPDATE_GOLDEN) { record.write(fleet, rolls); }

test('nothing under this profile replaces machines', () => {
  const broken = record.broken(fleet);
  if (broken.length > 0) { throw new Error(record.message(broken)); }
});

test('everything in the fleet that rolls machines is in the record', () => {
  const unrecorded = record.unrecorded(fleet);
  if (unrecorded.length > 0) { throw new Error(`Run once with UPDATE_GOLDEN=1 and read what was added:\n${unrecorded.join('\n')}`); }
});

test('the record says the same in digests and in words', () => {
  const digests = record.digests();
  const words = Object.fromEntries(Object.keys(digests).map(cluster =>
    [cluster, Object.fromEntries(Object.entries(record.parts(cluster)).map(([object, part]) => [object, digest(part)]))]));
  expect(words).toEqual(digests);
});

test('the fleet is made of objects that Cluster API knows, field by field', () => {
  for (const object of objects) {
    const target = object.metadata.labels?.['cluster.x-k8s.io/cluster-name'] === 'older' ? 'capi-v1.10' : undefined;
    const { checked, findings } = checkObject(object, target as any);
    const { kind, metadata: { name } } = object;
    expect({ kind, name, checked, findings }).toEqual({ kind, name, checked: true, findings: [] });
  }
});

describe('a change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  afterAll(() => { rmSync(folder, { recursive: true }); });
  const made = (value: unknown): Map<string, Rolled> => new Map([['prod', new Map([['KubeadmControlPlane prod', { version: 'v1.34.3', files: [{ path: '/a', content: value }] }]])]]);

  test('is told by cluster, object and field, with its consequence and the way out', () => {
    // GIVEN
    const own = new ProfileRecord('2030-01', folder);
    own.write(made('one'), true);

    // WHEN
    const broken = own.broken(made('two'));

    // THEN
    expect(broken).toEqual(['cluster "prod", KubeadmControlPlane prod:\n  files[0].content: "one" → "two"']);
    expect(own.message(broken)).toMatch(/REPLACE MACHINES of every user[\s\S]*a new profile[\s\S]*REPLACE_MACHINES_OF_EVERY_USER=2030-01/);
    expect(own.broken(made('one\ntwo\n'))).toEqual(['cluster "prod", KubeadmControlPlane prod:\n  files[0].content:\n    + two\n    + ']);
    expect(own.broken(new Map())).toEqual(['cluster "prod", KubeadmControlPlane prod:\n  it is gone']);
  });

  test('does not reach the record when only new objects are written down', () => {
    // GIVEN
    const own = new ProfileRecord('2031-01', folder);
    own.write(made('one'), true);

    // WHEN a changed fleet with a new cluster is added
    own.write(new Map([...made('two'), ['new', new Map([['MachineDeployment new', { version: 'v1.34.3' }]])]]), false);

    // THEN
    expect(Object.keys(own.digests())).toEqual(['prod', 'new']);
    expect(own.broken(made('one'))).toEqual(['cluster "new", MachineDeployment new:\n  it is gone']);
  });
});
