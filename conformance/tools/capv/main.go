// Serves the admission and conversion webhooks of the Cluster API provider vSphere, for plain vCenter
// (infrastructure.cluster.x-k8s.io) and for Supervisor clusters (vmware.infrastructure.cluster.x-k8s.io).
// No controller runs.
package main

import (
	"flag"
	"log"

	"k8s.io/apimachinery/pkg/runtime"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/klog/v2"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"

	clusterv1 "sigs.k8s.io/cluster-api/api/core/v1beta2"

	infrav1beta1 "sigs.k8s.io/cluster-api-provider-vsphere/api/govmomi/v1beta1"
	infrav1 "sigs.k8s.io/cluster-api-provider-vsphere/api/govmomi/v1beta2"
	vmwarev1beta1 "sigs.k8s.io/cluster-api-provider-vsphere/api/supervisor/v1beta1"
	vmwarev1 "sigs.k8s.io/cluster-api-provider-vsphere/api/supervisor/v1beta2"
	"sigs.k8s.io/cluster-api-provider-vsphere/feature"
	"sigs.k8s.io/cluster-api-provider-vsphere/pkg/manager"
	"sigs.k8s.io/cluster-api-provider-vsphere/webhooks"
	"sigs.k8s.io/cluster-api-provider-vsphere/webhooks/vmware"
)

type webhookSetup interface {
	SetupWebhookWithManager(mgr ctrl.Manager) error
}

type supervisorWebhookSetup interface {
	SetupWebhookWithManager(mgr ctrl.Manager, networkProvider string) error
}

func main() {
	port := flag.Int("webhook-port", 9443, "port of the webhook server on 127.0.0.1")
	certs := flag.String("cert-dir", "", "directory with tls.crt and tls.key")
	health := flag.String("health-addr", "", "address of the readiness probe")
	gates := flag.String("feature-gates", "", "feature gates, as the manager takes them")
	flag.Parse()
	ctrl.SetLogger(klog.Background())
	must(feature.MutableGates.Set(*gates))

	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		clientgoscheme.AddToScheme, clusterv1.AddToScheme,
		infrav1beta1.AddToScheme, infrav1.AddToScheme,
		vmwarev1beta1.AddToScheme, vmwarev1.AddToScheme,
	} {
		utilruntime.Must(add(scheme))
	}

	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:                 scheme,
		Metrics:                server.Options{BindAddress: "0"},
		HealthProbeBindAddress: *health,
		WebhookServer:          webhook.NewServer(webhook.Options{Host: "127.0.0.1", Port: *port, CertDir: *certs}),
	})
	must(err)
	must(mgr.AddReadyzCheck("webhook", mgr.GetWebhookServer().StartedChecker()))

	for _, hook := range []webhookSetup{
		&webhooks.VSphereClusterTemplate{},
		&webhooks.VSphereMachine{},
		&webhooks.VSphereMachineTemplate{},
		&webhooks.VSphereVM{},
		&webhooks.VSphereDeploymentZone{},
		&webhooks.VSphereFailureDomain{},
	} {
		must(hook.SetupWebhookWithManager(mgr))
	}
	for _, hook := range []supervisorWebhookSetup{
		&vmware.VSphereMachineTemplate{},
		&vmware.VSphereMachine{},
		&vmware.VSphereCluster{},
	} {
		must(hook.SetupWebhookWithManager(mgr, manager.NSXVPCNetworkProvider))
	}
	must(mgr.Start(ctrl.SetupSignalHandler()))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
