import { AddonRelease, ChartSource } from '../contract/addon';
import { Check, listOf, required, Shape, struct } from '../values/check';
import { dnsLabel, objectName } from '../values/check-names';
import { text } from '../values/check-scalars';
import { chartShape } from './chart/chart-options';

/** The engine that writes an object out checks it; a release only has to hold lists of them. */
const anything: Check = () => undefined;

const chart: Shape<ChartSource> = {
  repository: required(chartShape.repository),
  name: required(text({ what: 'chart name', pattern: /^[a-z0-9][-._a-z0-9]*$/i, max: 250, example: 'cilium' })),
  version: required(chartShape.version),
};

/** Checks of what an addon answers: a misspelt member of an addon of your own must not vanish. */
export const releaseShape: Shape<AddonRelease> = {
  namespace: required(dnsLabel()),
  chart: struct(chart),
  releaseName: dnsLabel(53), // helm v3, pkg/chartutil: names of releases
  values: chartShape.values,
  rendered: listOf(anything),
  manifests: listOf(anything),
  followUps: listOf(anything),
  secrets: listOf(objectName),
};
