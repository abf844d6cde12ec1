from ipaddress import ip_address

import pytest

from worthit.errors import ConfigError, ForbiddenAddress
from worthit.product.addresses import AddressRule, is_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_special_purpose_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450::1",
    ],
)
def test_their_neighbours_are(address: str) -> None:
    assert is_public(ip_address(address))


def test_only_the_webs_ports_are_opened() -> None:
    rule = AddressRule()
    rule.check(ip_address("1.1.1.1"), 80)
    rule.check(ip_address("1.1.1.1"), 443)
    for port in (22, 25, 6379, 8080):
        with pytest.raises(ForbiddenAddress, match="ports"):
            rule.check(ip_address("1.1.1.1"), port)


def test_an_allowed_network_may_be_reached_at_any_port() -> None:
    rule = AddressRule(("127.0.0.0/8",))
    rule.check(ip_address("127.0.0.1"), 8000)
    rule.check(ip_address("::ffff:127.0.0.1"), 8000)
    for address in ("10.0.0.1", "::1"):
        with pytest.raises(ForbiddenAddress):
            rule.check(ip_address(address), 80)


def test_the_refusal_does_not_tell_the_address() -> None:
    with pytest.raises(ForbiddenAddress) as refusal:
        AddressRule().check(ip_address("10.1.2.3"), 80)
    assert "10.1" not in refusal.value.detail


def test_a_wrong_network_is_a_wrong_setting() -> None:
    with pytest.raises(ConfigError, match="WORTHIT_FETCH__ALLOW_NETWORKS"):
        AddressRule(("localhost",))
