import { expectGolden, synthesize } from '../support/golden';
import { prod } from '../support/fixtures';

test('vSphere with kubeadm renders the whole cluster', () => {
  expectGolden('vsphere-kubeadm', synthesize(chart => { prod(chart); }));
});
