import { prod } from '../support/fixtures';
import { expectGolden, synthesize } from '../support/golden';

test('vSphere with kubeadm renders the whole cluster', () => {
  expectGolden('vsphere-kubeadm', synthesize(chart => { prod(chart); }));
});
