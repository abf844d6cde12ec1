"""The plugin keeps to the contract, also where nothing answers at its address, and tells of wrong settings."""

import asyncio
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copytree, which

import pytest

from tests.plugins.caching.hosts import load, row, running
from tests.plugins.redis_server import RedisServer, free_port
from worthit.plugin import Lease, Limit
from worthit.testing import PluginContract

PLUGIN = Path(__file__).parents[3] / "plugins" / "caching"


class TestCaching(PluginContract):
    name = "caching"
    settings = {"url": "redis://127.0.0.1:1"}  # noqa: RUF012 - the kit declares it


def test_without_an_address_it_is_off() -> None:
    assert (row(load()).state, row(load()).line) == ("off", "set WORTHIT_CACHING__URL")


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://:swordfish-99@cache.example", "an address begins with redis://, rediss:// or unix://"),
        ("swordfish-99", "an address begins with redis://, rediss:// or unix://"),
        ("redis://:swordfish-99@cache.example:six", "this is no address"),
        ("redis://:swordfish-99@cache.example/shop", "what follows the host must be the number of a database"),
    ],
)
def test_a_wrong_address_is_told_without_showing_it(url: str, line: str) -> None:
    assert (row(load(url=url)).state, row(load(url=url)).line) == ("failed", f"WORTHIT_CACHING__URL: {line}")


async def test_an_option_that_redis_does_not_know_is_told_at_the_start() -> None:
    host = load(url="redis://:swordfish-99@127.0.0.1:1?colour=swordfish-99")
    async with host.running():
        pass
    assert row(host).line == "WORTHIT_CACHING__URL: Redis knows no such address or option"


@pytest.mark.parametrize("prefix", ["", "a:b", "{x}", "x" * 41])
def test_a_prefix_is_a_word(prefix: str) -> None:
    assert row(load(url="redis://127.0.0.1", prefix=prefix)).line.startswith("WORTHIT_CACHING__PREFIX: ")


async def test_a_socket_file_and_a_database_can_be_chosen(own_redis: RedisServer, tmp_path: Path) -> None:
    async with running(f"{own_redis.url}/3") as instance:
        await instance.cache.put("kettle", b"1", 60)
        assert b"db3:keys=" in own_redis.command("INFO keyspace")
    own_redis.kill()
    own_redis.start("--unixsocket", str(tmp_path / "redis.sock"))
    async with running(f"unix://{tmp_path}/redis.sock?db=2") as instance:
        await instance.cache.put("kettle", b"1", 60)
        assert (await instance.health()).state == "ok"
        assert b"db2:keys=" in own_redis.command("INFO keyspace")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """For 127.0.0.1, by nobody; its key lies beside it."""
    if which("openssl") is None:
        pytest.skip("TLS NOT TESTED: there is no openssl to make a certificate with")
    certificate = tmp_path / "certificate.pem"
    making = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=cache.example"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(tmp_path / "key.pem"), "-out", str(certificate)]
    subprocess.run([*making.split(), *names], check=True, capture_output=True)
    return certificate


async def test_tls_is_spoken_and_certificates_are_checked(own_redis: RedisServer, certificate: Path) -> None:
    port = free_port()
    files = (
        f"--tls-cert-file {certificate} --tls-ca-cert-file {certificate} --tls-key-file {certificate.parent}/key.pem"
    )
    own_redis.kill()
    own_redis.start(*f"--tls-port {port} --tls-auth-clients no {files}".split())
    async with running(f"rediss://127.0.0.1:{port}?ssl_ca_certs={certificate}") as instance:
        assert (await instance.health()).state == "ok"
    async with running(f"rediss://127.0.0.1:{port}") as instance:
        assert (await instance.health()).detail.startswith("Redis cannot be reached")


def test_the_command_line_does_not_import_redis() -> None:
    program = (
        "import sys, worthit_caching.plugin as p; assert p; print('redis' in sys.modules, 'hiredis' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "False"]


def test_the_wheel_holds_the_scripts(tmp_path: Path) -> None:
    copytree(PLUGIN, tmp_path / "caching")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=tmp_path / "caching", check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = {name for name in wheel.namelist() if name.endswith(".lua")}
    assert packed == {f"worthit_caching/lua/{file.name}" for file in (PLUGIN / "worthit_caching" / "lua").iterdir()}
    assert packed


async def test_the_permissions_in_the_readme_are_enough(own_redis: RedisServer) -> None:
    readme = (PLUGIN / "README.md").read_text("utf-8")
    own_redis.command(next(line[2:] for line in readme.splitlines() if line.startswith("> ACL SETUSER")))
    async with running(f"redis://worthit:secret@127.0.0.1:{own_redis.port}/1") as instance:
        assert (await instance.health()).state == "ok"
        lease = await instance.cache.begin("kettle", 60)
        assert isinstance(lease, Lease)
        assert await instance.cache.renew("kettle", lease, 60)
        assert await instance.cache.finish("kettle", lease, b"hot", 60)
        await instance.cache.put("kettle", b"cold", 60)
        await instance.cache.delete("kettle")
        await instance.cache.abandon("kettle", lease)
        for attempt in (1, 2):
            assert (await instance.limiter.take("asker", Limit(most=1, seconds=0.1))).allowed
            await asyncio.sleep(0.11)
            await instance.broker.send("letters", b"hello")
            delivery = await instance.broker.receive("letters", 0.05, 0.2)
            assert delivery is not None
            assert delivery.attempt == attempt
            if attempt == 2:
                await instance.broker.done(delivery)
        assert (await instance.health()).state == "ok", "something was refused"
