"""Packs: the rule files of one or more folders, loaded into one set."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cleaner import __version__
from cleaner.errors import OptionError
from cleaner.rules.faults import Fault, FaultLimitError, Faults, Spot, fault_error, quoted
from cleaner.rules.fields import Fields
from cleaner.rules.model import Place, Rule, RuleSet
from cleaner.rules.schema import HOST, read_rule
from cleaner.rules.source import Mapping, Node, Scalar, read_nodes, read_text
from cleaner.rules.wordings import FOLDER, read_wordings

_SHIPPED = Path(__file__).parent / "shipped"
_CHECKOUT = Path(__file__).parents[2] / "rules"
_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)
_RESERVED = ("mend", "shapes")  # names that edits carry which are no rule's


@dataclass(slots=True)
class _Pack:
    """One rule file: its name, its content's hash, its sound rules and its faults."""

    name: str
    digest: bytes
    faults: list[Fault] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)


def shipped_folder() -> Path:
    """The folder of the packs that come with `cleaner`: in a wheel, or in a checkout."""
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def load_packs(
    folders: Sequence[Path],
    *,
    keep_going: bool = False,
    validate: bool = False,
    beside: Sequence[Path] = (),
) -> RuleSet:
    """The rules of all `*.yaml` files in the folders and in their `sites/`, by order of id.

    A folder may also be a single rule file. Files whose names start with `_` and the
    folder `languages/` are left out. The name of a pack is its file's name without
    ".yaml"; a rule's full name is `pack/id`. Where a later folder has a pack of the
    same name, its rules override those of the same id and the others are added. The files
    of `wordings/` then add the words of their languages to the rules there are.

    `validate` adds costly checks: each regular expression is compiled and probed.
    `keep_going` leaves faulty rules out and puts their faults into the set's `faults`;
    without it a `RuleError` lists every fault of every file. `beside`: folders whose rules
    the files of wordings may name too; of those only the ones that are named are given.
    """
    known = load_packs(beside, keep_going=True).rules if beside else ()
    packs = [pack for folder in folders for pack in _read_folder(Path(folder), validate)]
    rules = {rule.id: rule for rule in known}
    rules.update((rule.id, rule) for pack in packs for rule in pack.rules.values())
    words = [
        _add_wordings(path, rules, validate)
        for folder in folders
        for path in _files(Path(folder), f"{FOLDER}/*.yaml")
    ]
    faults = tuple(fault for pack in (*packs, *words) for fault in pack.faults)
    if faults and not keep_going:
        raise fault_error(faults)
    rules = {name: rule for name, rule in rules.items() if rule not in known} if known else rules
    return RuleSet(
        rules=tuple(rules[name] for name in sorted(rules)),
        version=_version((*packs, *words)),
        packs=tuple(sorted({pack.name for pack in packs if pack.name})),
        faults=faults,
    )


def select(rules: RuleSet, only: Iterable[str] = (), skip: Iterable[str] = ()) -> RuleSet:
    """The set with only some of its rules; names are classes ("comments") or full ids.

    With `only` empty all rules are in; `skip` takes out afterwards. Raises
    `OptionError` for a name that no rule and no class has.
    """
    wanted, unwanted = set(only), set(skip)
    if not wanted and not unwanted:
        return rules
    known = set(rules.packs) | {rule.id for rule in rules.rules}
    for name in sorted((wanted | unwanted) - known):
        raise OptionError(f"no class or rule is called {quoted(name)}; {_nearest(name, known)}")
    kept = tuple(
        rule
        for rule in rules.rules
        if (not wanted or rule.id in wanted or rule.pack in wanted)
        and not (rule.id in unwanted or rule.pack in unwanted)
    )
    return replace(rules, rules=kept)


def _nearest(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name[:80], sorted(known), n=3)
    if found:
        return "did you mean " + " or ".join(f"`{one}`" for one in found) + "?"
    return "`clean rules` lists them"


def _read_folder(folder: Path, validate: bool) -> Iterator[_Pack]:
    """The packs of a folder in order of path; what is wrong with it comes as a pack's fault."""
    if folder.is_file():
        yield _read_pack(folder, folder.as_posix(), validate)
        return
    paths = sorted((p for p in _rule_files(folder)), key=lambda p: p.relative_to(folder).parts)
    if not paths and not any(_files(folder, f"{FOLDER}/*.yaml")):
        what = "has no rule files (*.yaml)" if folder.is_dir() else "does not exist"
        place = Place(folder.as_posix(), 1, 1)
        yield _Pack("", b"", [Fault(f"the folder {quoted(str(folder))} {what}", place)])
    names: dict[str, str] = {}
    for path in paths:
        shown = path.as_posix()
        pack = _read_pack(path, shown, validate)
        if pack.name in names:
            help = f"the other is {names[pack.name]}; rename one or put both together"
            message = f"two packs called {quoted(pack.name)} in one folder"
            pack.faults.append(Fault(message, Place(shown, 1, 1), help=help))
            pack.rules.clear()
        names.setdefault(pack.name, shown)
        yield pack


def _rule_files(folder: Path) -> Iterator[Path]:
    yield from _files(folder, "*.yaml")
    yield from _files(folder, "sites/*.yaml")


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of a folder that a pattern finds, by name, without those set aside by `_`."""
    for path in sorted(folder.glob(pattern)) if folder.is_dir() else ():
        if not path.name.startswith(("_", ".")) and path.is_file():
            yield path


def rule_files(folder: Path) -> Iterator[Path]:
    """All files that `load_packs` reads of a folder, in order."""
    if folder.is_file():
        yield folder
    yield from _rule_files(folder)
    yield from _files(folder, f"{FOLDER}/*.yaml")


def _add_wordings(path: Path, rules: dict[str, Rule], validate: bool) -> _Pack:
    """Put the words of one file into the rules that it names; what is wrong comes as faults."""
    text, faults = read_text(path, path.as_posix())
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
    file = _Pack(f"{FOLDER}/{path.stem}", digest, faults.found)
    if faults.found:
        return file
    try:
        root = read_nodes(text, faults)
        if root is not None or not faults.found:
            made = read_wordings(root, rules, faults, validate)
            rules.update((rule.id, rule) for rule in made)
    except FaultLimitError:
        pass  # the list says itself that it is cut
    return file


def _read_pack(path: Path, shown: str, validate: bool) -> _Pack:
    text, faults = read_text(path, shown)
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
    pack = _Pack(path.stem, digest, faults.found)
    try:
        if faults.found:
            return pack
        _check_name(pack.name, path.parent.name == "sites", faults)
        root = read_nodes(text, faults)
        if root is not None or not faults.found:
            _read_rules(root, pack, faults, validate)
    except FaultLimitError:
        pack.rules.clear()
    if path.parent.name == "sites":
        pack.rules = {name: _at_host(rule) for name, rule in pack.rules.items()}
    return pack


def _check_name(name: str, is_site: bool, faults: Faults) -> None:
    spot = Spot(0, 0, 1)
    if name in _RESERVED or not _NAME.fullmatch(name):
        help = "name the file with small letters, digits and single hyphens"
        faults.add(f"a pack can't be called {quoted(name)}", spot, help)
    elif is_site and not HOST.fullmatch(name):
        help = "a file in `sites/` is named like `news.example.com.yaml`"
        faults.add(f"{quoted(name)} is no host name", spot, help)


def _at_host(rule: Rule) -> Rule:
    """The rule of a site's file: for its host alone when it names none itself."""
    return rule if rule.hosts else replace(rule, hosts=(rule.pack,))


def _read_rules(root: Node | None, pack: _Pack, faults: Faults, validate: bool) -> None:
    if not isinstance(root, Mapping):
        spot = root or Spot(0, 0, 1)
        faults.add("a rule file must be a mapping", spot, "start with `about:` and `rules:`")
        return
    fields = Fields(root, faults, root, "this file")
    fields.refuse_other_keys(("about", "rules"), "in a rule file")
    fields.scalar("about")
    node = fields.node("rules")
    if node is None:
        fields.missing("rules", "add `rules:` and a list of rules")
        return
    lines: dict[str, int] = {}
    for member in fields.items(node, "`rules`"):
        rule = read_rule(member, pack.name, faults, validate)
        name = _id_of(member)
        if name is not None and name.text in lines:
            help = f"the first one stands in line {lines[name.text]}; ids are never reused"
            faults.add(f"two rules called {quoted(name.text)}", name, help)
        elif name is not None:
            lines[name.text] = name.line + 1
        if rule is not None and rule.id not in pack.rules:
            pack.rules[rule.id] = rule


def _id_of(member: Node) -> Scalar | None:
    """The `id` of a rule as it stands in the file, sound or not."""
    entry = member.entries.get("id") if isinstance(member, Mapping) else None
    return entry[1] if entry and isinstance(entry[1], Scalar) else None


def _version(packs: Iterable[_Pack]) -> str:
    """The package's version and a hash of what the packs hold, alike on every machine.

    Folders go in as they were given, files by name; paths, dates and line ends do not.
    """
    content = hashlib.sha256()
    for pack in packs:
        content.update(pack.name.encode(errors="surrogatepass") + b"\0" + pack.digest)
    return f"{__version__}-{content.hexdigest()[:8]}"
