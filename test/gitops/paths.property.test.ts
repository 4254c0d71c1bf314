import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { synth, workingTree } from './support';
import { FluxEngine, GitOpsRepository } from '../../src';

/** Ids as people and programs write them; constructs take any text. */
const ids = fc.uniqueArray(fc.oneof(
  fc.constantFrom('a', 'A', 'ä', 'İstanbul', 'a b', 'a.b', 'a/b', '..', 'con', '-', 'x'.repeat(100), '店'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' })
    // Constructs refuse these as children that exist already.
    .filter(id => !/\p{Surrogate}/u.test(id) && !(id in {})),
), { minLength: 1, maxLength: 6, selector: id => id.replace(/\//g, '--') });

const LEGAL = /^(infrastructure|applications)(\/[a-z0-9]([-.a-z0-9]{0,98}[a-z0-9])?)+\.(yaml|README\.md)$|^infrastructure\/bootstrap\/README\.md$/;

function charts(scope: Construct, names: readonly string[], nested: boolean): void {
  for (const name of names) {
    const chart = new Chart(nested ? new Construct(scope, `below-${name}`) : scope, name, { namespace: 'x' });
    new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  }
}

test('every path is legal everywhere, and no two differ by case only', () => {
  fc.assert(fc.property(ids, ids, fc.boolean(), (management, team, nested) => {
    const files = Object.keys(synth(workingTree(), (repository: GitOpsRepository) => {
      charts(repository, management, nested);
      const environment = repository.environment('production');
      const cluster = new Chart(environment, 'prod');
      new ApiObject(cluster, 'cluster', { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', metadata: { name: 'prod' } });
      charts(environment.team('shop'), team, nested);
    }, { engine: new FluxEngine() }));
    expect(files.filter(path => !LEGAL.test(path))).toEqual([]);
    expect(new Set(files.map(path => path.toLowerCase())).size).toBe(files.length);
    expect(files.filter(path => path.startsWith('applications/'))).toHaveLength(team.length);
    expect(files.filter(path => path.startsWith('infrastructure/management-cluster/'))).toHaveLength(management.length);
  }), { numRuns: 40 });
});
