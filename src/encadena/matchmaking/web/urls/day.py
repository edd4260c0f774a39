"""Addresses of the day of a round: the board, desks, badges, own pages, the wall, and what they follow."""

from django.urls import URLPattern, path

from ..views import attendance, day, day_files, desk, live, own_day, repair, walk_in

patterns: list[URLPattern] = [
    path("vivo/<str:asked>/", live.stream, name="live_stream"),
    path("vivo/<str:asked>/ahora/", live.poll, name="live_poll"),
    path("muro/<str:asked>/", own_day.wall, name="wall"),
    path("mi-dia/<str:token>/", own_day.own_day_by_link, name="own_day_by_link"),
    path("credencial/<str:token>/", desk.badge, name="badge"),
    path("meson/<str:token>/", desk.enter, name="desk_enter"),
    path("<int:pk>/hoy/", day.day, name="day"),
    path("<int:pk>/hoy/tablero/", day.board, name="day_board"),
    path("<int:pk>/hoy/reuniones/<int:meeting>/", day.happening, name="happening"),
    path("<int:pk>/hoy/mesas/<int:table>/", day.table_state, name="table_state"),
    path("<int:pk>/hoy/arreglar/", repair.ask, name="repair_ask"),
    path("<int:pk>/hoy/arreglos/<int:repair>/", repair.show, name="repair"),
    path("<int:pk>/hoy/arreglos/<int:repair>/aplicar/", repair.apply, name="repair_apply"),
    path("<int:pk>/hoy/arreglos/<int:repair>/descartar/", repair.discard, name="repair_discard"),
    path("<int:pk>/hoy/arreglos/<int:repair>/deshacer/", repair.undo, name="repair_undo"),
    path("<int:pk>/hoy/sin-inscripcion/", walk_in.walk_in, name="walk_in"),
    path("<int:pk>/hoy/sin-inscripcion/<int:participant>/", walk_in.walk_in_places, name="walk_in_places"),
    path("<int:pk>/hoy/sin-inscripcion/<int:participant>/sumar/", walk_in.walk_in_seat, name="walk_in_seat"),
    path("<int:pk>/hoy/papel/<str:what>", day_files.day_file, name="day_file"),
    path("<int:pk>/hoy/mesones/", desk.desks, name="desks"),
    path("<int:pk>/hoy/mesones/abrir/", desk.desk_open, name="desk_open"),
    path("<int:pk>/hoy/mesones/<int:link>/cerrar/", desk.desk_close, name="desk_close"),
    path("<int:pk>/meson/", desk.desk, name="desk"),
    path("<int:pk>/meson/buscar/", desk.find, name="desk_find"),
    path("<int:pk>/meson/enviar/", desk.send, name="desk_send"),
    path("<int:pk>/meson/<int:participant>/", desk.mark, name="mark"),
    path("<int:pk>/meson/marcas/<int:mark>/deshacer/", desk.mark_undo, name="mark_undo"),
    path("<int:pk>/participantes/<int:participant>/modalidad/", attendance.attendance, name="attendance"),
    path("<int:pk>/reuniones/<int:meeting>/modalidad/", attendance.meeting_mode, name="meeting_mode"),
    path("<int:pk>/participantes/<int:participant>/hoy/", own_day.own_day, name="own_day"),
]
