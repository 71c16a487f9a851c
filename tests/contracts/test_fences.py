"""Every fence has a test that fails without it, and nobody deletes one unnoticed.

``FENCES`` names, for each thing the design promises to hold off, the tests that prove it. A test that
is renamed has to be renamed here too; one that is deleted has to be replaced.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

FENCES: dict[str, tuple[str, ...]] = {
    "a model nobody has met is loaded in a child first": (
        "faults/test_mutated_models.py::test_what_would_abort_the_program_dies_in_the_child",
        "faults/test_mutated_models.py::test_forty_mutated_models",
        "services/test_models.py::test_an_instruct_model_is_examined_once",
    ),
    "a model's header is checked by our own code": (
        "providers/test_gguf_header.py::test_what_is_not_sound_is_refused",
        "providers/test_gguf_header.py::test_impossible_tensors",
        "services/test_models.py::test_what_is_no_model_never_reaches_a_child",
    ),
    "a sound file nobody has met is read in a child first": (
        "services/test_library.py::test_other_files_are_read_in_a_child_once_with_peaks",
        "faults/test_mutated_media.py::test_a_file_that_kills_its_reader_is_refused_and_remembered",
        "faults/test_mutated_media.py::test_forty_damaged_files",
    ),
    "a child has limits of time and memory": (
        "services/test_quarantine.py::test_timeout_kills_grandchildren_too",
        "services/test_quarantine.py::test_memory_is_bounded",
        "services/test_quarantine.py::test_the_child_dies_with_the_program",
    ),
    "a crash of the child is only an error": (
        "services/test_quarantine.py::test_crash_is_an_error_with_the_last_words",
        "services/test_quarantine.py::test_segfault_is_an_error",
    ),
    "the verdict is remembered by hash": (
        "services/test_models.py::test_the_verdict_on_a_bad_file_is_remembered",
        "services/test_models.py::test_a_file_that_is_touched_is_examined_again",
        "services/test_library.py::test_a_bad_file_is_refused_with_the_reason_and_not_read_again",
        "providers/test_gemma_local.py::test_a_file_that_changed_since_it_was_checked_is_refused",
    ),
    "declared sizes are checked before anything is allocated": (
        "faults/test_mutated_media.py::test_a_tiny_flac_cannot_ask_for_half_a_terabyte",
        "media/test_probe.py::test_a_small_flac_that_claims_the_moon_is_refused",
        "media/test_probe.py::test_a_decode_longer_than_allowed_is_refused",
        "media/test_sources.py::test_a_declared_size_is_not_believed",
        "media/test_probe.py::test_tags_are_bounded",
    ),
    "helpers do not speak over standard output": (
        "services/test_quarantine.py::test_answer_and_reports_arrive_despite_noise",
    ),
    "a frozen program starts itself as the helper": (
        "services/test_quarantine.py::test_a_frozen_program_starts_itself_as_the_helper",
    ),
    "one owner of the model": (
        "providers/test_gemma_local.py::test_closing_or_asking_while_it_writes_is_refused",
        "ui/test_tasks.py::test_closing_stops_everything_and_closes_what_the_lane_owns_on_its_thread",
    ),
    "a model stops within milliseconds": (
        "providers/test_gemma_local.py::test_stop_inside_a_long_prompt_takes_milliseconds",
        "providers/test_gemma_local.py::test_stop_while_it_writes_keeps_what_was_said",
    ),
    "a SQLite that can damage its file is refused": (
        "store/test_store.py::test_an_old_sqlite_is_refused",
        "store/test_store.py::test_an_old_sqlite_opens_nothing",
    ),
    "one writer, WAL, foreign keys, full synchronisation": (
        "store/test_opening.py::test_the_connection_is_set_up_for_safety",
        "store/test_store.py::test_two_programs_write_in_turn",
        "store/test_store.py::test_many_threads_write_and_read_at_once",
    ),
    "a live database is copied with the backup call": (
        "store/test_opening.py::test_backups_are_whole_and_only_the_newest_are_kept",
    ),
    "only the store speaks SQL, with one library": (
        "contracts/test_architecture.py::test_layers_hold",
    ),
    "no text paints a local file": (
        "ui/chat/test_chat_fence.py::test_the_test_can_see_a_painted_picture",
        "ui/chat/test_chat_fence.py::test_messages_paint_no_file",
        "ui/chat/test_chat_fence.py::test_names_errors_and_rows_are_plain",
        "ui/chat/test_chat_fence.py::test_the_fields_take_plain_text_only",
        "ui/test_plain_words.py::test_every_label_of_the_window_is_plain",
        "cli/test_window.py::test_a_reason_not_to_start_is_plain_text",
        "ui/settings/test_settings_panel.py::test_facts_of_a_model_are_plain_text",
        "contracts/test_limits_and_tips.py::test_no_tooltip_can_be_taken_for_markup",
        "services/test_sessions.py::test_html_holds_the_words_and_no_markup_of_theirs",
    ),
    "a chat template has a deadline": (
        "providers/test_template.py::test_a_hostile_template_is_stopped",
        "providers/test_template.py::test_the_program_itself_never_imports_a_template_engine",
        "services/test_models.py::test_a_hostile_template_costs_the_template_and_not_the_program",
    ),
    "a full disk still takes deletes": (
        "store/test_disk_full.py::test_new_things_are_refused_before_the_end",
        "store/test_disk_full.py::test_a_write_that_finds_the_disk_full_releases_the_ballast",
    ),
    "limits are counted on the monotonic clock": (
        "contracts/test_limits_and_tips.py::test_limits_are_counted_on_a_clock_that_never_turns_back",
    ),
    "order comes from sequence numbers": (
        "store/test_store.py::test_sessions_are_listed_by_use_even_when_the_clock_goes_back",
    ),
    "a long Ogg is written in blocks": (
        "media/test_encoders.py::test_an_ogg_longer_than_half_a_minute",
    ),
    "what is no sound is refused in one line": (
        "faults/test_mutated_media.py::test_what_is_no_sound_is_refused_in_one_line",
        "cli/test_cli.py::test_a_file_without_sound_is_refused",
        "ui/test_window_studio.py::test_a_file_that_is_no_sound_is_refused_in_place",
    ),
    "an export that cannot be written leaves nothing": (
        "services/test_exporter.py::test_a_full_disk_is_told_and_leaves_nothing",
        "services/test_exporter.py::test_a_folder_that_is_no_place_for_files",
        "services/test_exporter.py::test_cancelling_leaves_nothing",
    ),
    "an original is never lost": (
        "services/test_exporter.py::test_the_original_is_never_written_over",
        "services/test_exporter.py::test_written_over_when_asked_its_history_goes_on",
        "services/test_exporter.py::test_the_original_of_another_recording_is_kept_before_it_is_replaced",
        "services/test_exporter.py::test_without_room_for_the_copy_nothing_is_written_over",
    ),
    "a model cut in half": (
        "providers/test_gguf_header.py::test_cut_in_half_says_how_much_is_missing",
        "faults/test_mutated_models.py::test_cut_in_half_at_every_kind_of_place",
    ),
    "a model larger than memory": (
        "providers/test_gemma_local.py::test_a_model_larger_than_memory_is_refused_with_figures",
        "services/test_models.py::test_a_model_larger_than_memory_is_refused",
    ),
    "a database that is newer, damaged or foreign": (
        "store/test_opening.py::test_a_newer_database",
        "store/test_opening.py::test_a_truncated_database",
        "store/test_opening.py::test_a_page_overwritten",
        "store/test_opening.py::test_a_foreign_database",
        "store/test_mutated_databases.py::test_mutated_databases",
    ),
    "a second instance on the same folder": (
        "services/test_workshop.py::test_a_second_process_is_sent_away",
        "services/test_knock.py::test_nobody_there_leaves_nothing",
        "ui/test_window_studio.py::test_a_second_start_gives_its_files_to_the_window_there_is",
        "ui/test_window_studio.py::test_a_start_while_a_command_has_the_folder_is_refused_in_words",
    ),
    "killed at any point, nothing is lost": (
        "faults/test_kill_talk.py::test_killed_while_talking",
        "faults/test_kill_talk.py::test_killed_while_talking_two_hundred_times",
        "faults/test_kill_editing.py::test_killed_while_editing",
        "faults/test_kill_editing.py::test_killed_while_editing_two_hundred_times",
    ),
    "a thousand mutated files of each kind": (
        "faults/test_mutated_media.py::test_a_thousand_damaged_files",
        "faults/test_mutated_models.py::test_a_thousand_mutated_models",
        "store/test_mutated_databases.py::test_a_thousand_mutated_databases",
    ),
    "quitting at any moment leaves nothing": (
        "ui/test_main_window.py::test_quitting_at_any_moment_stops_everything",
        "ui/test_tasks.py::test_lanes_close_at_any_moment",
        "ui/test_studio_controller.py::test_closing_in_the_middle_of_everything_leaves_nothing",
    ),
    "a plan is applied whole or not at all": (
        "services/test_editor.py::test_a_failing_step_leaves_nothing",
        "services/test_editor.py::test_a_cancelled_plan_leaves_nothing",
        "services/test_editor.py::test_the_impossible_is_refused_with_the_reason",
    ),
    "a chosen seed gives the same reply": (
        "providers/test_gemma_local.py"
        "::test_a_chosen_seed_gives_the_same_reply_whatever_was_read_before",
    ),
}


def _tests_in(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("fence", FENCES)
def test_a_fence_keeps_its_tests(fence: str) -> None:
    for node in FENCES[fence]:
        file, name = node.split("::")
        assert name in _tests_in(TESTS / file), f"{node} is gone, and with it the proof"
