"""`perfil segment preview`: a segment's size, neighbours and movement, told right and before it is
built."""

from segment_look import PROFILES

from perfil.masking import masked
from perfil.segments.compiled import reads_clock

VIP = "seg_vip.sql"


def test_the_segment_as_it_was_built_changes_nothing(look):
    compiled = look.build.folder / "target/compiled/perfil/models/segments/value" / VIP
    told = look.told(compiled.read_text(), "vip")
    vip = look.members()["vip"]
    assert told["size"] == len(vip) > 0
    assert told["change"] == {"before": len(vip), "entered": 0, "left": 0, "kept": len(vip)}
    assert told["share"] == round(len(vip) / len(look.build.table("customer_profiles")), 6)


def test_another_rule_is_compared_with_all_that_was_built(look):
    """Every other customer, by their numbers: counted here again, set by set."""
    known = {row["customer_id"]: row["email"] for row in look.build.table("customer_profiles")}
    now = {key for key in known if key < "8"}
    told = look.told(f"select customer_id from {PROFILES} where customer_id < '8'", "vip")
    before = look.members()
    vip = before.pop("vip")
    assert told["size"] == len(now)
    assert told["change"] == {
        **{"before": len(vip), "entered": len(now - vip), "left": len(vip - now)},
        "kept": len(now & vip),
    }
    wanted = [
        {
            **{"segment": name, "size": len(them), "both": len(now & them)},
            "jaccard": round(len(now & them) / len(now | them), 6),
        }
        for name, them in before.items()
        if now & them
    ]
    wanted.sort(key=lambda row: (-row["jaccard"], row["segment"]))
    assert told["overlaps"] == wanted[:10] != []
    shown = [(row["customer_id"], row["email"]) for row in told["sample"]]
    assert len(shown) == 3 and set(shown) <= {
        (masked(key), known[key] and masked(known[key])) for key in now
    }
    again = look.told(f"select customer_id from {PROFILES} where customer_id < '8'", "vip")
    assert again == told


def test_visitors_have_a_share_of_visitors_and_a_new_segment_no_past(look):
    visitors = len(look.build.table("visitors"))
    told = look.told("select customer_id from {visitors}", members="visitors", sample=0)
    assert (told["size"], told["visitors"], told["share"]) == (visitors, visitors, 1)
    assert (told["change"], told["sample"]) == (None, [])
    assert len(told["overlaps"]) == 2  # the two segments of visitors, and none of customers


def test_a_segment_of_nobody_is_one(look):
    told = look.told("select customer_id from {visitors} where 1 = 0")
    assert (told["size"], told["share"]) == (0, 0)


def test_whether_a_model_has_a_clock_is_known(demo):
    manifest = demo("duckdb").manifest
    nodes = manifest["nodes"]
    assert reads_clock(manifest, nodes["model.perfil.segment_memberships"])
    assert not reads_clock(manifest, nodes["model.perfil.seg_vip"])


def test_the_file_as_it_stands_is_looked_at_and_nothing_is_written(workshop):
    file = workshop.folder / "models" / "segments" / "value" / VIP
    written = file.read_text()
    file.write_text(written.replace(" in ('top_1_percent', 'top_5_percent')", " is not null"))
    before, tables = workshop.files(), workshop.table("segment_memberships")
    told = workshop.told("preview", "vip", "--sample", "1")
    now = {row["customer_id"] for row in workshop.table("customer_rfm") if row["value_tier"]}
    vip = {row["customer_id"] for row in tables if row["segment_name"] == "vip"}
    assert told["size"] == len(now) > len(vip)
    assert (told["change"]["entered"], told["change"]["left"]) == (len(now - vip), 0)
    assert (told["label"], told["as_of"]) == ("VIP", "2026-06-30 23:59:59")
    assert told["file"] == f"models/segments/value/{VIP}" and len(told["sample"]) == 1
    assert workshop.files() == before and workshop.table("segment_memberships") == tables
    file.write_text(written)


def test_an_unlisted_segment_is_shown_and_said_to_be_unlisted(workshop):
    done = workshop.segment("preview", "seg_lookers")
    assert done.exit_code == 0, done.output
    assert "lookers (Lookers): " in done.stdout and "% of all visitors" in done.stdout
    assert "It was never built." in done.stdout
    assert "lookers is not listed under vars: segments" in done.stderr
