import { App, Chart } from 'cdk8s';
import { cluster } from './support';
import { AddonStack, ClusterSelector, IngressNginx, Traefik } from '../../src';
import { problemsOf } from '../support/golden';

function stack(addon: IngressNginx | Traefik): AddonStack {
  return new AddonStack(new Chart(new App(), 'chart'), 'addons', { clusters: ClusterSelector.cluster(cluster()), addons: [addon] });
}

describe('ingress-nginx is retired', () => {
  test('a program that still uses it synthesizes', () => {
    expect(problemsOf(stack(new IngressNginx()))).toEqual([]);
  });

  test('the warning is there and can be lived with, for a reason', () => {
    const nginx = stack(new IngressNginx({ repository: 'oci://registry.example.com/charts' }));
    nginx.acknowledge('HCP-11', 'Traefik takes over in the first quarter.');
    expect(problemsOf(nginx)).toEqual([]);
    const traefik = stack(new Traefik());
    traefik.acknowledge('HCP-11', 'Left over.');
    expect(problemsOf(traefik)).toEqual(['[chart/addons] ACK-01 unused-acknowledgement: HCP-11 is acknowledged and nothing is found; remove the acknowledgement.']);
  });
});
