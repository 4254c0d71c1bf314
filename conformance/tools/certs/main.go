// Makes the certificates of one run in a directory: a CA, a serving certificate for 127.0.0.1, a client certificate of
// group system:masters and a key pair for service account tokens. Node.js can sign but not build certificates.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: certs DIRECTORY")
	}
	dir := os.Args[1]
	now := time.Now()
	template := func(serial int64, subject pkix.Name) *x509.Certificate {
		return &x509.Certificate{
			SerialNumber: big.NewInt(serial),
			Subject:      subject,
			NotBefore:    now.Add(-time.Hour),
			NotAfter:     now.Add(48 * time.Hour),
		}
	}

	ca := template(1, pkix.Name{CommonName: "conformance-ca"})
	ca.IsCA, ca.BasicConstraintsValid, ca.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageDigitalSignature
	caKey := newKey()
	write(dir, "ca.crt", "CERTIFICATE", sign(ca, ca, caKey, caKey))

	serving := template(2, pkix.Name{CommonName: "127.0.0.1"})
	serving.KeyUsage, serving.ExtKeyUsage = x509.KeyUsageDigitalSignature, []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	serving.IPAddresses, serving.DNSNames = []net.IP{net.IPv4(127, 0, 0, 1)}, []string{"localhost"}
	servingKey := newKey()
	write(dir, "tls.crt", "CERTIFICATE", sign(serving, ca, servingKey, caKey))
	writeKey(dir, "tls.key", servingKey)

	admin := template(3, pkix.Name{CommonName: "conformance", Organization: []string{"system:masters"}})
	admin.KeyUsage, admin.ExtKeyUsage = x509.KeyUsageDigitalSignature, []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	adminKey := newKey()
	write(dir, "admin.crt", "CERTIFICATE", sign(admin, ca, adminKey, caKey))
	writeKey(dir, "admin.key", adminKey)

	accounts := newKey()
	writeKey(dir, "accounts.key", accounts)
	public, err := x509.MarshalPKIXPublicKey(&accounts.PublicKey)
	must(err)
	write(dir, "accounts.pub", "PUBLIC KEY", public)
}

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	return key
}

func sign(certificate, issuer *x509.Certificate, key, issuerKey *ecdsa.PrivateKey) []byte {
	der, err := x509.CreateCertificate(rand.Reader, certificate, issuer, &key.PublicKey, issuerKey)
	must(err)
	return der
}

func writeKey(dir, name string, key *ecdsa.PrivateKey) {
	der, err := x509.MarshalECPrivateKey(key)
	must(err)
	write(dir, name, "EC PRIVATE KEY", der)
}

func write(dir, name, kind string, der []byte) {
	must(os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
