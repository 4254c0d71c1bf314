// Serves the admission and conversion webhooks of the in-cluster IPAM provider. No controller runs.
package main

import (
	"flag"
	"log"

	"k8s.io/apimachinery/pkg/runtime"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/klog/v2"
	clusterv1 "sigs.k8s.io/cluster-api/api/v1beta1"
	ipamv1 "sigs.k8s.io/cluster-api/exp/ipam/api/v1beta1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"

	"sigs.k8s.io/cluster-api-ipam-provider-in-cluster/api/v1alpha1"
	"sigs.k8s.io/cluster-api-ipam-provider-in-cluster/api/v1alpha2"
	"sigs.k8s.io/cluster-api-ipam-provider-in-cluster/internal/index"
	"sigs.k8s.io/cluster-api-ipam-provider-in-cluster/internal/webhooks"
)

func main() {
	port := flag.Int("webhook-port", 9443, "port of the webhook server on 127.0.0.1")
	certs := flag.String("cert-dir", "", "directory with tls.crt and tls.key")
	health := flag.String("health-addr", "", "address of the readiness probe")
	flag.Parse()
	ctrl.SetLogger(klog.Background())

	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		clientgoscheme.AddToScheme, clusterv1.AddToScheme, ipamv1.AddToScheme,
		v1alpha1.AddToScheme, v1alpha2.AddToScheme,
	} {
		utilruntime.Must(add(scheme))
	}

	ctx := ctrl.SetupSignalHandler()
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:                 scheme,
		Metrics:                server.Options{BindAddress: "0"},
		HealthProbeBindAddress: *health,
		WebhookServer:          webhook.NewServer(webhook.Options{Host: "127.0.0.1", Port: *port, CertDir: *certs}),
	})
	must(err)
	must(mgr.AddReadyzCheck("webhook", mgr.GetWebhookServer().StartedChecker()))
	must(index.SetupIndexes(ctx, mgr))
	must((&webhooks.InClusterIPPool{Client: mgr.GetClient()}).SetupWebhookWithManager(mgr))
	must(mgr.Start(ctx))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
