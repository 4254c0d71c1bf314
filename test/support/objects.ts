import { ApiObject, App, Chart } from 'cdk8s';

/** The objects of one chart as they are written, whatever the rules say about them: rules have tests of their own. */
export function objectsOf(build: (chart: Chart) => void): any[] {
  const chart = new Chart(new App(), 'chart');
  build(chart);
  return chart.node.findAll().filter(ApiObject.isApiObject).map(object => (object as ApiObject).toJson());
}
