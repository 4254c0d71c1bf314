module cdk8s-cluster-api/conformance/tools/certs

go 1.22
