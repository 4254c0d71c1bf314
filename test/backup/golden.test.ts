import { setup } from './fleet';
import { expectGolden } from '../support/golden';

test('a nightly backup of a fleet of two clusters', () => {
  const { backup } = setup();
  expectGolden('velero-backup', backup('nightly', { createNamespace: true }));
});
