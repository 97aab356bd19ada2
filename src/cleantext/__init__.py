r"""cleantext: give back what the author wrote.

Repairs scraped text and removes its boilerplate, with every edit accounted for.

>>> import cleantext
>>> cleantext.clean("It wasnâ€™t raining.\n\nAdvertisement\n\nIt was snowing.")
'It wasn’t raining.\n\nIt was snowing.'

Names load when they are first used, so that `import cleantext` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; importing typing would cost a third of the budget

#: The distribution that this package belongs to; `errors.py` looks for it.
__distribution__ = "cleantext-articles"
__version__ = "0.1.0"

from . import errors as errors  # checks that no other distribution has overwritten this package

if TYPE_CHECKING:  # the redundant aliases re-export the names to type checkers
    from .api import clean as clean
    from .api import paragraphs as paragraphs
    from .api import trace as trace
    from .cleaning.cleaned import Cleaned as Cleaned
    from .cleaning.cleaner import Cleaner as Cleaner
    from .cleaning.cleaned import LedgerRow as LedgerRow
    from .cleaning.cleaner import Pipeline as Pipeline
    from .damage import Damage as Damage
    from .errors import CleantextError as CleantextError
    from .errors import CorpusError as CorpusError
    from .errors import ForeignPackageError as ForeignPackageError
    from .errors import InputError as InputError
    from .errors import MissingExtraError as MissingExtraError
    from .errors import OptionError as OptionError
    from .errors import PackError as PackError
    from .errors import PatchError as PatchError
    from .errors import RunError as RunError
    from .kernel.doc import Doc as Doc
    from .kernel.doc import Line as Line
    from .kernel.patch import Edit as Edit
    from .kernel.patch import Patch as Patch
    from .kernel.rule import KINDS as KINDS
    from .kernel.rule import Rule as Rule
    from .options import protect as protect
    from .options import with_token as with_token
    from .packs.pack import Pack as Pack
    from .packs.pack import load_pack as load_pack
    from .paragraph import Paragraph as Paragraph
    from .profiles import PROFILES as PROFILES
    from .profiles import pipeline as pipeline

    fix_encoding: Cleaner
    normalize_unicode: Cleaner
    strip_residue: Cleaner
    strip_stray_quotes: Cleaner
    fix_spacing: Cleaner
    drop_boilerplate: Cleaner
    drop_advertisements: Cleaner
    drop_recommendations: Cleaner
    drop_donation_appeals: Cleaner
    drop_subscription_prompts: Cleaner
    drop_social_bars: Cleaner
    drop_credits: Cleaner
    drop_page_chrome: Cleaner
    drop_repeats: Cleaner
    keep_main_content: Cleaner
    normalize_whitespace: Cleaner
    split_paragraphs: Cleaner
    mask_urls: Cleaner
    mask_emails: Cleaner
    mask_phones: Cleaner
    mask_ip_addresses: Cleaner
    mask_file_paths: Cleaner
    mask_code: Cleaner
    mask_numbers: Cleaner
    mask_digits: Cleaner
    mask_currency: Cleaner
    mask_handles: Cleaner
    mask_hashtags: Cleaner
    mask_emoji: Cleaner
    drop_emoji: Cleaner
    straighten_quotes: Cleaner
    straighten_dashes: Cleaner
    lowercase: Cleaner
    strip_accents: Cleaner
    to_ascii: Cleaner
    normalize_compatibility: Cleaner
    fold_width: Cleaner
    expand_ligatures: Cleaner
    name_currencies: Cleaner
    strip_punctuation: Cleaner
    drop_brackets: Cleaner
    drop_html_tags: Cleaner
    drop_digits: Cleaner
    join_hyphenated: Cleaner
    join_lines: Cleaner
    dash_bullets: Cleaner

_HOMES = {
    "api": ("clean", "paragraphs", "trace"),
    "cleaning.cleaned": ("Cleaned", "LedgerRow"),
    "cleaning.cleaner": ("Cleaner", "Pipeline"),
    "damage": ("Damage",),
    "errors": (
        "CleantextError",
        "CorpusError",
        "ForeignPackageError",
        "InputError",
        "MissingExtraError",
        "OptionError",
        "PackError",
        "PatchError",
        "RunError",
    ),
    "kernel.doc": ("Doc", "Line"),
    "kernel.patch": ("Edit", "Patch"),
    "kernel.rule": ("KINDS", "Rule"),
    "options": ("protect", "with_token"),
    "packs.pack": ("Pack", "load_pack"),
    "paragraph": ("Paragraph",),
    "profiles": ("PROFILES", "pipeline"),
    "cleaners": (
        "fix_encoding",
        "normalize_unicode",
        "strip_residue",
        "strip_stray_quotes",
        "fix_spacing",
        "drop_boilerplate",
        "drop_advertisements",
        "drop_recommendations",
        "drop_donation_appeals",
        "drop_subscription_prompts",
        "drop_social_bars",
        "drop_credits",
        "drop_page_chrome",
        "drop_repeats",
        "keep_main_content",
        "normalize_whitespace",
        "split_paragraphs",
        "mask_urls",
        "mask_emails",
        "mask_phones",
        "mask_ip_addresses",
        "mask_file_paths",
        "mask_code",
        "mask_numbers",
        "mask_digits",
        "mask_currency",
        "mask_handles",
        "mask_hashtags",
        "mask_emoji",
        "drop_emoji",
        "straighten_quotes",
        "straighten_dashes",
        "lowercase",
        "strip_accents",
        "to_ascii",
        "normalize_compatibility",
        "fold_width",
        "expand_ligatures",
        "name_currencies",
        "strip_punctuation",
        "drop_brackets",
        "drop_html_tags",
        "drop_digits",
        "join_hyphenated",
        "join_lines",
        "dash_bullets",
    ),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


if not TYPE_CHECKING:  # for a type checker a module with this has any name

    def __getattr__(name):
        module = _HOME_OF.get(name)
        if module is None:
            raise AttributeError(f"module 'cleantext' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"cleantext.{module}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
